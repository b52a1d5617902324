package dev.errand.embedded;

import java.nio.file.Path;

/**
 * A running server of this JVM's own on 127.0.0.1. It ends with the JVM; its data stays and a later start takes it up,
 * also after a crash.
 */
public sealed interface EmbeddedServer extends AutoCloseable permits EmbeddedPostgres, EmbeddedRedis {

    /** What runs, such as {@code PostgreSQL 18.6}. */
    String description();

    default String host() {
        return "127.0.0.1";
    }

    int port();

    String password();

    /** The server's process id; another one after a restart. */
    long pid();

    boolean alive();

    Path log();

    /** SIGKILL for the server and all its processes, as in a crash; returns when they are gone. */
    void killHard();

    /** SIGSTOP for all its processes: connections stay open and nothing answers. */
    void pause();

    /** Undoes {@link #pause()}. */
    void resume();

    /** Starts again on the same port and data; stops first if it runs. */
    void restart();

    /** Stops the server in order, or kills it when that takes too long; a temporary one's directory is deleted. */
    @Override
    void close();
}
