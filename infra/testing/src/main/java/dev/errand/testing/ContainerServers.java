package dev.errand.testing;

import dev.errand.embedded.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Servers in containers; needs a Docker daemon that has or can pull the images. Loaded only when asked for. */
final class ContainerServers implements Servers {

    private static final String POSTGRES = "postgres:18";
    private static final String REDIS = "redis:8";
    private static final String REAPER = "testcontainers/ryuk:0.14.0"; // the one of Testcontainers 2.0.5
    private static final String OWNER = "errand";
    private static final String PASSWORD = "errand-in-a-container";
    private static final int REDIS_PORT = 6379;

    /** Whether a Docker daemon answers and has the images: nothing is pulled to find out, which takes minutes without a network. */
    static boolean ready() {
        boolean reaped = !Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"));
        return has(POSTGRES) && has(REDIS) && (!reaped || has(REAPER));
    }

    private static boolean has(String image) {
        try {
            var asked = new ProcessBuilder("docker", "image", "inspect", image)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return asked.waitFor(10, TimeUnit.SECONDS) && asked.exitValue() == 0;
        } catch (IOException e) {
            return false; // no docker here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String kind() {
        return "containers of";
    }

    @Override
    public PostgresServer startPostgres() {
        var container =
                new PostgreSQLContainer(POSTGRES).withUsername("postgres").withPassword(PASSWORD);
        container.withCommand("postgres", "-c", "max_connections=300");
        container.setWaitStrategy(
                Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U postgres")); // not that of its setup
        container.start();
        var server = new Postgres(container);
        Sql.execute(
                server.superuser("postgres"),
                "CREATE ROLE " + OWNER + " LOGIN CREATEDB CREATEROLE PASSWORD '" + PASSWORD + "'");
        return server;
    }

    @Override
    public RedisServer startRedis() {
        var container = new GenericContainer<>(REDIS)
                .withExposedPorts(REDIS_PORT)
                .withCommand("redis-server", "--requirepass", PASSWORD)
                .waitingFor(Wait.forListeningPort());
        container.start();
        return new Redis(container);
    }

    private record Postgres(PostgreSQLContainer container) implements PostgresServer {

        @Override
        public String description() {
            return POSTGRES;
        }

        @Override
        public Database database(String name) {
            if (!Sql.exists(superuser("postgres"), name)) {
                Sql.execute(superuser("postgres"), "CREATE DATABASE " + name + " OWNER " + OWNER);
            }
            return login(name, OWNER);
        }

        @Override
        public Database superuser(String name) {
            return login(name, "postgres");
        }

        private Database login(String name, String user) {
            return new Database(
                    container.getHost(),
                    container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                    name,
                    user,
                    PASSWORD);
        }
    }

    private record Redis(GenericContainer<?> container) implements RedisServer {

        @Override
        public String description() {
            return REDIS;
        }

        @Override
        public String url() {
            return "redis://:" + PASSWORD + "@" + container.getHost() + ":" + container.getMappedPort(REDIS_PORT);
        }

        @Override
        public void flush() {
            try {
                container.execInContainer("redis-cli", "-a", PASSWORD, "FLUSHALL");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while Redis was emptied", e);
            }
        }
    }
}
