package dev.errand.embedded;

import java.nio.file.Path;

/** A program that starts both servers, says their process ids, and waits to be killed. */
final class BothServers {

    private BothServers() {}

    public static void main(String[] homes) throws Exception {
        var postgres = EmbeddedPostgres.at(Path.of(homes[0])).start();
        postgres.database("errand");
        var redis = EmbeddedRedis.at(Path.of(homes[1])).start();
        var temporary = EmbeddedRedis.temporary().start();
        var frozen = EmbeddedPostgres.temporary().start();
        frozen.pause();
        System.out.printf(
                "%d %d %d %d %s%n",
                postgres.pid(),
                redis.pid(),
                temporary.pid(),
                frozen.pid(),
                temporary.log().getParent());
        System.in.read();
    }
}
