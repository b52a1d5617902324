package dev.errand.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes connection pools to PostgreSQL with the settings that keep R2DBC out of trouble: the server itself ends
 * statements that take too long, connections that sat idle are proved by a round trip before use.
 */
public final class Database {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // A queue's tables go from empty to full between two ANALYZEs. So the plans of the statements that find rows by
    // arrays of keys must not depend on what was seen last: always the key's index, always a hash of the arrays.
    private static final Map<String, String> PLANS_WITHOUT_STATISTICS =
            Map.of("plan_cache_mode", "force_generic_plan", "enable_nestloop", "off", "enable_seqscan", "off");

    private final DatabaseSettings settings;

    public Database(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** A pool for request threads: each connection is proved by a round trip before it is handed out. */
    public ConnectionPool pool(String name) {
        return pool(name, settings.poolSize(), ValidationDepth.REMOTE, Map.of());
    }

    /**
     * A pool for the loops of an engine, which use their connections all the time and retry by themselves; for
     * statements that find rows by key, whatever the planner believes of the tables.
     */
    public ConnectionPool loopPool(String name, int size) {
        return pool(name, size, ValidationDepth.LOCAL, PLANS_WITHOUT_STATISTICS);
    }

    /**
     * A pool whose commits do not wait for the disk. Only for writes that may be lost with the server's last
     * moments, such as a claim: the job would be waiting again, which is true.
     */
    public ConnectionPool forgetfulPool(String name, int size) {
        var options = new HashMap<>(PLANS_WITHOUT_STATISTICS);
        options.put("synchronous_commit", "off");
        return pool(name, size, ValidationDepth.LOCAL, options);
    }

    private ConnectionPool pool(String name, int size, ValidationDepth depth, Map<String, String> options) {
        var pool = ConnectionPoolConfiguration.builder(connections(name, options))
                .name(name)
                .initialSize(0)
                .minIdle(0)
                .maxSize(size)
                .maxIdleTime(Duration.ofMinutes(10))
                .maxAcquireTime(PATIENCE)
                .maxCreateConnectionTime(PATIENCE)
                .maxValidationTime(Duration.ofSeconds(2))
                .validationDepth(depth)
                .build();
        return new ConnectionPool(pool);
    }

    private PostgresqlConnectionFactory connections(String name, Map<String, String> options) {
        var all = new HashMap<>(options);
        all.put("idle_in_transaction_session_timeout", "60000");
        all.put("jit", "off");
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
                .options(all);
        var password = settings.password();
        if (password != null) {
            connection.password(password);
        }
        return new PostgresqlConnectionFactory(connection.build());
    }
}
