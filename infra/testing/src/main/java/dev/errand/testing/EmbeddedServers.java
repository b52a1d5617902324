package dev.errand.testing;

import dev.errand.embedded.Database;
import dev.errand.embedded.EmbeddedPostgres;
import dev.errand.embedded.EmbeddedRedis;

/** Servers that live in the temporary directory and go, with their data, when this JVM does. */
final class EmbeddedServers implements Servers {

    @Override
    public String kind() {
        return "embedded";
    }

    @Override
    public PostgresServer startPostgres() {
        // not closed here: its guard stops it after the JVM's last shutdown hook, when no client needs it any more
        return new Postgres(EmbeddedPostgres.temporary()
                .setting("max_connections", "300") // every cached Spring context keeps a pool
                .start());
    }

    @Override
    public RedisServer startRedis() {
        return new Redis(EmbeddedRedis.temporary().start());
    }

    private record Postgres(EmbeddedPostgres server) implements PostgresServer {

        @Override
        public String description() {
            return server.description();
        }

        @Override
        public Database database(String name) {
            return server.database(name);
        }

        @Override
        public Database superuser(String name) {
            return server.superuser(name);
        }
    }

    private record Redis(EmbeddedRedis server) implements RedisServer {

        @Override
        public String description() {
            return server.description();
        }

        @Override
        public String url() {
            return server.url();
        }

        @Override
        public void flush() {
            server.flush();
        }
    }
}
