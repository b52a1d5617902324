package dev.errand.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Makes connection pools to PostgreSQL with the settings that keep them out of trouble: the server itself ends
 * statements that take too long, connections that sat idle are proved by a round trip before use. R2DBC for requests
 * and for what belongs into one transaction with others' writes, JDBC for the batches that every job goes through.
 */
public final class Database {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration VALIDATION = Duration.ofSeconds(2);

    // A queue's tables go from empty to full between two ANALYZEs. So the plans of the statements that find rows by
    // arrays of keys must not depend on what was seen last: always the key's index, always a hash of the arrays.
    private static final Map<String, String> PLANS_WITHOUT_STATISTICS =
            Map.of("plan_cache_mode", "force_generic_plan", "enable_nestloop", "off", "enable_seqscan", "off");

    private final DatabaseSettings settings;
    private final String role;

    /** As the user who logs in. */
    public Database(DatabaseSettings settings) {
        this(settings, "");
    }

    private Database(DatabaseSettings settings, String role) {
        this.settings = settings;
        this.role = role;
    }

    /** The same, but with sessions that take this role on as they begin; the user must be a member of it. */
    public Database as(String databaseRole) {
        return new Database(settings, databaseRole);
    }

    /** A pool for request threads: each connection is proved by a round trip before it is handed out. */
    public ConnectionPool pool(String name) {
        return pool(name, settings.poolSize(), ValidationDepth.REMOTE, Map.of());
    }

    /**
     * A pool for request threads whose connections are told whom they are for.
     *
     * @param greeting runs on each connection before it is handed out, in the context of who asked for it; it proves the
     *     connection by that. One whose greeting fails is closed, and another one is tried
     */
    public ConnectionPool pool(String name, Function<Connection, Mono<Void>> greeting) {
        var patient = greeting.andThen(said -> said.timeout(VALIDATION));
        return new ConnectionPool(configuration(name, settings.poolSize(), ValidationDepth.LOCAL, Map.of())
                .postAllocate(patient)
                .build());
    }

    /**
     * A pool for the loops of an engine, which use their connections all the time and retry by themselves; for
     * statements that find rows by key, whatever the planner believes of the tables.
     */
    public ConnectionPool loopPool(String name, int size) {
        return pool(name, size, ValidationDepth.LOCAL, PLANS_WITHOUT_STATISTICS);
    }

    private static Map<String, String> forgetful() {
        var options = new HashMap<>(PLANS_WITHOUT_STATISTICS);
        options.put("synchronous_commit", "off");
        return options;
    }

    /** For batches that insert: each is a transaction of its own, on the caller's thread. */
    public Batches batches(String name, int size) {
        return new Batches(jdbcPool(name, size, Map.of()));
    }

    /** For an engine's batches that find rows by key, whatever the planner believes of the tables. */
    public Batches loopBatches(String name, int size) {
        return new Batches(jdbcPool(name, size, PLANS_WITHOUT_STATISTICS));
    }

    /**
     * The same with commits that do not wait for the disk. Only for writes that may be lost with the server's last
     * moments, such as a claim: the job would be waiting again, which is true.
     */
    public Batches forgetfulBatches(String name, int size) {
        return new Batches(jdbcPool(name, size, forgetful()));
    }

    private HikariDataSource jdbcPool(String name, int size, Map<String, String> options) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(JdbcSource.of(settings, name, options(options)));
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setIdleTimeout(Duration.ofMinutes(10).toMillis());
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        config.setInitializationFailTimeout(-1); // the database may still be on its way
        return new HikariDataSource(config);
    }

    private ConnectionPool pool(String name, int size, ValidationDepth depth, Map<String, String> options) {
        return new ConnectionPool(configuration(name, size, depth, options).build());
    }

    private ConnectionPoolConfiguration.Builder configuration(
            String name, int size, ValidationDepth depth, Map<String, String> options) {
        return ConnectionPoolConfiguration.builder(connections(name, options))
                .name(name)
                .initialSize(0)
                .minIdle(0)
                .maxSize(size)
                .maxIdleTime(Duration.ofMinutes(10))
                .maxAcquireTime(PATIENCE)
                .maxCreateConnectionTime(PATIENCE)
                .maxValidationTime(VALIDATION)
                .validationDepth(depth);
    }

    private PostgresqlConnectionFactory connections(String name, Map<String, String> options) {
        var connection = PostgresqlConnectionConfiguration.builder()
                .host(settings.host())
                .port(settings.port())
                .database(settings.name())
                .username(settings.user())
                .applicationName("errand-" + name)
                .connectTimeout(PATIENCE)
                .statementTimeout(settings.statementTimeout())
                .tcpKeepAlive(true)
                .tcpNoDelay(true)
                .options(options(options));
        var password = settings.password();
        if (password != null) {
            connection.password(password);
        }
        return new PostgresqlConnectionFactory(connection.build());
    }

    private Map<String, String> options(Map<String, String> more) {
        var all = new HashMap<>(more);
        if (!role.isEmpty()) {
            all.put("role", role);
        }
        all.put("idle_in_transaction_session_timeout", "60000");
        all.put("jit", "off");
        return all;
    }
}
