package dev.errand.api.agentpool;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads and resumes the pools that the workers share. */
@Component
class Pools {

    private static final String COLUMNS = """
            p.name, p.paused, CASE WHEN p.parked_until > now() THEN p.parked_until END AS parked_until,
            CASE WHEN p.paused OR p.parked_until > now() THEN p.reason END AS reason, p.concurrency, p.most, p.updated_at,
            (SELECT count(*) FROM agent_slot s JOIN job j ON j.id = s.job_id AND j.attempt = s.attempt
              WHERE s.pool = p.name AND j.status = 'processing' AND j.lease_until > now()) AS running
            """;

    private static final String ALL = "SELECT " + COLUMNS + " FROM agent_pool p ORDER BY p.name LIMIT 1000";

    private static final String RESUME = """
            UPDATE agent_pool p SET paused = false, parked_until = NULL, reason = NULL, updated_at = now()
             WHERE p.name = :name RETURNING\s""" + COLUMNS;

    private final DatabaseClient database;

    Pools(DatabaseClient database) {
        this.database = database;
    }

    Mono<List<PoolView>> all() {
        return RowAccess.everything(
                Shielded.from(() -> database.sql(ALL).map(Pools::read).all().collectList()));
    }

    /** The pool as it is now; empty if there is none. */
    Mono<PoolView> resume(String name) {
        return RowAccess.everything(Shielded.from(
                () -> database.sql(RESUME).bind("name", name).map(Pools::read).one()));
    }

    private static PoolView read(Readable row) {
        return new PoolView(
                required(row, "name", String.class),
                required(row, "paused", Boolean.class),
                row.get("parked_until", Instant.class),
                row.get("reason", String.class),
                required(row, "concurrency", Integer.class),
                required(row, "most", Integer.class),
                required(row, "running", Long.class),
                required(row, "updated_at", Instant.class));
    }
}
