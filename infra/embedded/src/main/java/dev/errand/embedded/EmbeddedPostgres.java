package dev.errand.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL on 127.0.0.1, started by this JVM and ended with it.
 *
 * <p>It keeps what it commits: fsync and synchronous_commit are on, pages have checksums. Logins need the password, which
 * is random and kept in the data directory. Started by root it runs as nobody, or as the owner of the data.
 */
public final class EmbeddedPostgres implements EmbeddedServer {

    private final Builder how;
    private final PostgresCluster cluster;
    private volatile ServerProcess server;

    private EmbeddedPostgres(Builder how, PostgresCluster cluster, ServerProcess server) {
        this.how = how;
        this.cluster = cluster;
        this.server = server;
    }

    /** A server whose data, log and password live below that directory, which is made if it is not there. */
    public static Builder at(Path home) {
        return new Builder(home, false);
    }

    /** A server whose data is deleted when it is closed, or when this JVM is gone. */
    public static Builder temporary() {
        return new Builder(Directories.temporaryHome("errand-postgres-"), true);
    }

    @Override
    public String description() {
        return "PostgreSQL " + Programs.postgresVersion().replaceFirst("\\.0$", "");
    }

    @Override
    public int port() {
        return server.port();
    }

    /** The role that owns the databases: it may log in and make databases and roles, and is no superuser. */
    public String user() {
        return PostgresCluster.OWNER;
    }

    @Override
    public String password() {
        return cluster.password();
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
        return cluster.log();
    }

    /** The database of that name, as its owner {@link #user()}; made if it is not there. */
    public Database database(String name) {
        if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException("a database name reads 'errand_1' but was '" + name + "'");
        }
        try (var connection = dataSource(superuser("postgres")).getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'");
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + user());
            }
            return new Database(host(), port(), name, user(), password());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the database " + name, e);
        }
    }

    /** The database of that name as the superuser, whom row level security does not hold; it is not made. */
    public Database superuser(String name) {
        return new Database(host(), port(), name, PostgresCluster.SUPERUSER, password());
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
        server = how.serve(cluster, port());
    }

    @Override
    public synchronized void close() {
        server.stop();
        if (how.temporary) {
            Directories.delete(cluster.home());
        }
    }

    @Override
    public String toString() {
        return description() + " on port " + port();
    }

    private static PGSimpleDataSource dataSource(Database database) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.jdbcUrl());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    /** What to start. */
    public static final class Builder {

        private final Path home;
        private final boolean temporary;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private int port;

        private Builder(Path home, boolean temporary) {
            this.home = home;
            this.temporary = temporary;
        }

        /** 0, the default, takes a free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** A server parameter as in postgresql.conf, such as {@code max_connections} and {@code 60}. */
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /**
         * Starts the server and returns when it accepts connections, also after the recovery from a crash.
         *
         * @throws PortTaken when the port that was asked for is in use
         * @throws StartFailed when it does not start; the message has the last lines of its log
         */
        public EmbeddedPostgres start() {
            try {
                if (port != 0) {
                    Ports.requireFree(port);
                }
                var cluster = PostgresCluster.in(home);
                return new EmbeddedPostgres(
                        this, cluster, port == 0 ? Ports.onFree(free -> serve(cluster, free)) : serve(cluster, port));
            } catch (IOException e) {
                throw new StartFailed("cannot prepare " + home + ": " + e, e);
            }
        }

        private ServerProcess serve(PostgresCluster cluster, int onPort) {
            var process = ManagedProcess.named("postgres")
                    .command(command(cluster, onPort))
                    .env(Map.of("LC_ALL", "C"))
                    .directory(cluster.home())
                    .log(cluster.log())
                    .stopSignal("INT") // PostgreSQL's fast shutdown; TERM would wait for the clients
                    .graceWhenOrphaned(Duration.ofSeconds(15));
            if (temporary) {
                process.deletingWhenOrphaned(home);
            }
            var server = new ServerProcess(process.start(), onPort);
            return server.whenReady(() -> cluster.ready(server.process().pid()));
        }

        private List<String> command(PostgresCluster cluster, int onPort) {
            var all = new LinkedHashMap<String, String>();
            all.put("max_connections", "100");
            all.put("fsync", "on");
            all.put("synchronous_commit", "on");
            all.put("timezone", "UTC");
            all.put("log_timezone", "UTC");
            all.put("logging_collector", "off");
            all.putAll(settings);
            all.put("listen_addresses", "127.0.0.1");
            all.put("unix_socket_directories", "");
            all.put("port", Integer.toString(onPort));
            var arguments = new ArrayList<>(List.of("-D", cluster.data().toString()));
            all.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
            return cluster.program("postgres", arguments.toArray(String[]::new));
        }
    }
}
