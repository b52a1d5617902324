package dev.errand.api.worker;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Shielded;
import dev.errand.job.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the workers. */
@Component
class Workers {

    private static final int MOST = 100;

    private static final String ALL = """
            SELECT id, host, pid, version, state, lanes::text AS lanes, types, sandbox, running, started_at, heartbeat_at, proved_at,
                   state <> 'stopped' AND heartbeat_at > now() - interval '30 seconds' AS alive
              FROM worker
             ORDER BY state = 'stopped', heartbeat_at DESC
             LIMIT 100
            """;

    private static final String HEALTH = """
            SELECT EXISTS (SELECT FROM worker
                            WHERE state <> 'stopped' AND heartbeat_at > now() - interval '30 seconds'
                              AND proved_at > now() - interval '30 seconds') AS working,
                   (SELECT id FROM job WHERE status = 'processing' ORDER BY lease_until DESC LIMIT 1) AS job
            """;

    /**
     * @param working whether a live worker took a job, or proved that there is none, within the last 30 s
     * @param job one that is being worked on; null if there is none
     */
    record Health(boolean working, @Nullable UUID job) {}

    private final DatabaseClient database;

    Workers(DatabaseClient database) {
        this.database = database;
    }

    /** At most 100: those that are there first, then those that stopped last. */
    Mono<List<WorkerView>> all() {
        return Shielded.from(() -> database.sql(ALL)
                .filter(statement -> statement.fetchSize(MOST))
                .map(Workers::read)
                .all()
                .collectList());
    }

    Mono<Health> health() {
        return Shielded.from(() -> database.sql(HEALTH)
                .map(row -> new Health(required(row, "working", Boolean.class), row.get("job", UUID.class)))
                .one());
    }

    private static WorkerView read(Readable row) {
        return new WorkerView(
                required(row, "id", String.class),
                required(row, "host", String.class),
                required(row, "pid", Long.class),
                required(row, "version", String.class),
                required(row, "state", String.class),
                required(row, "alive", Boolean.class),
                new Json(required(row, "lanes", String.class)),
                List.of(required(row, "types", String[].class)),
                row.get("sandbox", String.class),
                required(row, "running", Integer.class),
                required(row, "started_at", Instant.class),
                required(row, "heartbeat_at", Instant.class),
                row.get("proved_at", Instant.class));
    }
}
