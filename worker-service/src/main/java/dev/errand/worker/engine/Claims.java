package dev.errand.worker.engine;

import dev.errand.job.JobId;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Takes jobs for this worker: one attempt each, on the database's clock. */
final class Claims {

    // A claim may be lost with the server's last moments: the job is waiting again, which is then true. So its
    // connections do not wait for the disk.
    // No word of a partial index's predicate here (status, queued_at): queued is said by worker_id and completed_at.
    private static final String TAKE = """
            UPDATE job
               SET status = 'processing', attempt = attempt + 1, crashes = crashes + 1, worker_id = :worker,
                   lease_until = now() + :lease * interval '1 millisecond', started_at = now(), progress = 0, message = NULL
             WHERE id = ANY (%s)
               AND worker_id IS NULL AND completed_at IS NULL AND run_at <= now() AND type = ANY (:types)
            RETURNING id, attempt, type, lane, owner_id, input::text, failures, crashes, max_retries, timeout_ms,
                      (extract(epoch FROM clock_timestamp() - queued_at) * 1000)::bigint
            """;

    static final String TAKE_THESE = TAKE.formatted(":ids");

    // ARRAY(...) is evaluated once, and its size is unknown to the planner: always two index scans
    static final String TAKE_NEXT = TAKE.formatted("""
            ARRAY(SELECT id FROM job
                   WHERE lane = :lane AND status = 'queued' AND queued_at IS NOT NULL AND type = ANY (:types)
                   ORDER BY priority, seq LIMIT :most FOR UPDATE SKIP LOCKED)\
            """);

    private final DatabaseClient database;
    private final WorkerId worker;
    private final Duration lease;
    private final String[] types;

    Claims(DatabaseClient database, WorkerId worker, Duration lease, Handlers handlers) {
        this.database = database;
        this.worker = worker;
        this.lease = lease;
        this.types = handlers.names();
    }

    /**
     * Takes these jobs, and answers in their order; leaves out those that another worker has, that ended, are not due,
     * or are of unknown types.
     */
    List<Claim> take(List<JobId> jobs) {
        var ids = jobs.stream().map(JobId::value).toArray(UUID[]::new);
        return inOrder(jobs, run(database.sql(TAKE_THESE).bind("ids", ids)));
    }

    /** PostgreSQL answers in the order of its index; jobs taken together start in the order in which they wait. */
    private static List<Claim> inOrder(List<JobId> jobs, List<Claim> claims) {
        var byJob = new HashMap<JobId, Claim>(2 * claims.size());
        claims.forEach(claim -> byJob.put(claim.job(), claim));
        var ordered = new ArrayList<Claim>(claims.size());
        for (var job : jobs) {
            var claim = byJob.get(job);
            if (claim != null) {
                ordered.add(claim);
            }
        }
        return ordered;
    }

    /** Takes the lane's next jobs by asking PostgreSQL alone: for when Redis is away. */
    List<Claim> takeNext(Lane lane, int most) {
        return run(database.sql(TAKE_NEXT).bind("lane", lane.name()).bind("most", most));
    }

    private List<Claim> run(GenericExecuteSpec statement) {
        var claims = statement
                .bind("worker", worker.text())
                .bind("lease", lease.toMillis())
                .bind("types", types)
                .map(Claims::claim)
                .all()
                .collectList()
                .block();
        return claims == null ? List.of() : claims;
    }

    @SuppressWarnings("NullAway") // the columns of RETURNING that are never null, by their number: this is the hot path
    private static Claim claim(Readable row) {
        var timeout = row.get(9, Long.class);
        return new Claim(
                new JobId(row.get(0, UUID.class)),
                row.get(1, Integer.class),
                row.get(2, String.class),
                new Lane(row.get(3, String.class)),
                row.get(4, UUID.class),
                new Json(row.get(5, String.class)),
                row.get(6, Integer.class),
                row.get(7, Integer.class),
                row.get(8, Integer.class),
                timeout == null ? null : Duration.ofMillis(timeout),
                Duration.ofMillis(row.get(10, Long.class)));
    }
}
