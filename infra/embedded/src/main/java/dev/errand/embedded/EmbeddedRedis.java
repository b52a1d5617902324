package dev.errand.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A real Redis on 127.0.0.1, started by this JVM and ended with it.
 *
 * <p>It appends to its file and syncs it every second. Commands need the password, which is random and kept in the data
 * directory. Started by root it runs as nobody, or as the owner of the data.
 */
public final class EmbeddedRedis implements EmbeddedServer {

    private final Builder how;
    private final RedisHome home;
    private volatile ServerProcess server;

    private EmbeddedRedis(Builder how, RedisHome home, ServerProcess server) {
        this.how = how;
        this.home = home;
        this.server = server;
    }

    /** A server whose data, log and password live below that directory, which is made if it is not there. */
    public static Builder at(Path home) {
        return new Builder(home, false);
    }

    /** A server whose data is deleted when it is closed, or when this JVM is gone. */
    public static Builder temporary() {
        return new Builder(Directories.temporaryHome("errand-redis-"), true);
    }

    @Override
    public String description() {
        return "Redis " + Programs.redisVersion();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String password() {
        return home.password();
    }

    /** {@code redis://:password@127.0.0.1:port}. */
    public String url() {
        return "redis://:" + password() + "@" + host() + ":" + port();
    }

    @Override
    public long pid() {
        return server.process().pid();
    }

    @Override
    public boolean alive() {
        return server.process().alive();
    }

    @Override
    public Path log() {
        return home.log();
    }

    /** Removes every key of every database, as FLUSHALL does. */
    public void flush() {
        try {
            RedisConversation.say(port(), password(), "FLUSHALL");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void killHard() {
        server.killHard();
    }

    @Override
    public void pause() {
        server.pause();
    }

    @Override
    public void resume() {
        server.resume();
    }

    @Override
    public synchronized void restart() {
        server.stop();
        server = how.serve(home, port());
    }

    @Override
    public synchronized void close() {
        server.stop();
        if (how.temporary) {
            Directories.delete(home.home());
        }
    }

    @Override
    public String toString() {
        return description() + " on port " + port();
    }

    /** What to start. */
    public static final class Builder {

        private final Path directory;
        private final boolean temporary;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private int port;

        private Builder(Path directory, boolean temporary) {
            this.directory = directory;
            this.temporary = temporary;
        }

        /** 0, the default, takes a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** A directive as in redis.conf, such as {@code maxmemory} and {@code 64mb}. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /**
         * Starts the server and returns when it answers, also after it has loaded a large file.
         *
         * @throws PortTaken when the port that was asked for is in use
         * @throws StartFailed when it does not start; the message has the last lines of its log
         */
        public EmbeddedRedis start() {
            try {
                if (port != 0) {
                    Ports.requireFree(port);
                }
                var home = RedisHome.in(directory);
                return new EmbeddedRedis(
                        this, home, port == 0 ? Ports.onFree(free -> serve(home, free)) : serve(home, port));
            } catch (IOException e) {
                throw new StartFailed("cannot prepare " + directory + ": " + e, e);
            }
        }

        private ServerProcess serve(RedisHome home, int onPort) {
            try {
                var process = ManagedProcess.named("redis")
                        .command(home.command(directives(home, onPort)))
                        .directory(home.home())
                        .log(home.log())
                        .graceWhenOrphaned(Duration.ofSeconds(15));
                if (temporary) {
                    process.deletingWhenOrphaned(directory);
                }
                var server = new ServerProcess(process.start(), onPort);
                return server.whenReady(() -> serves(server, home));
            } catch (IOException e) {
                throw new StartFailed("cannot write Redis's configuration below " + home.home() + ": " + e, e);
            }
        }

        private static boolean serves(ServerProcess server, RedisHome home) {
            try {
                return RedisConversation.say(server.port(), home.password(), "PING")
                        .equals("+PONG");
            } catch (IOException notYet) {
                return false;
            }
        }

        private Map<String, String> directives(RedisHome home, int onPort) {
            var all = new LinkedHashMap<String, String>();
            all.put("appendonly", "yes");
            all.put("appendfsync", "everysec");
            all.put("save", "\"\"");
            all.putAll(settings);
            all.put("daemonize", "no");
            all.put("bind", "127.0.0.1");
            all.put("port", Integer.toString(onPort));
            all.put("requirepass", home.password());
            all.put("dir", "\"" + home.home().resolve("data") + "\"");
            return all;
        }
    }
}
