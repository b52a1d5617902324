package dev.errand.worker.engine;

import dev.errand.database.Batches;
import dev.errand.database.Parameters;
import dev.errand.job.JobId;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Takes jobs for this worker: one attempt each, on the database's clock. */
final class Claims {

    // A claim may be lost with the server's last moments: the job is waiting again, which is then true. So its
    // connections do not wait for the disk.
    // No word of a partial index's predicate here (status, queued_at): queued is said by worker_id and completed_at.
    private static final String TAKE = """
            UPDATE job
               SET status = 'processing', attempt = attempt + 1, crashes = crashes + 1, worker_id = :worker,
                   lease_until = now() + :lease * interval '1 millisecond', started_at = now(), progress = 0, message = NULL,
                   held_at = NULL
             WHERE id = ANY (%s)
               AND worker_id IS NULL AND completed_at IS NULL AND run_at <= now() AND type = ANY (:types)
            RETURNING id, attempt, type, lane, owner_id, input::text, failures, crashes, max_retries, timeout_ms,
                      (extract(epoch FROM clock_timestamp() - queued_at) * 1000)::bigint
            """;

    static final String TAKE_THESE = TAKE.formatted(":ids");

    // ARRAY(...) is evaluated once, and its size is unknown to the planner: always two index scans
    private static final String NEXT = """
            ARRAY(SELECT id FROM job
                   WHERE lane = :lane AND status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL AND type = ANY (:types)
                   ORDER BY priority, seq LIMIT :most FOR UPDATE SKIP LOCKED)\
            """;

    static final String TAKE_NEXT = TAKE.formatted(NEXT);

    /** Owners in turn: the first of each, then the second of each; by lot among equals, since nothing is remembered of earlier turns. */
    private static final String NEXT_FAIR = """
            ARRAY(SELECT job.id
                    FROM job JOIN unnest(ARRAY(
                           SELECT id
                             FROM (SELECT id, priority, seq,
                                          row_number() OVER (PARTITION BY priority, owner_id ORDER BY seq) AS turn
                                     FROM job
                                    WHERE lane = :lane AND status = 'queued' AND queued_at IS NOT NULL AND held_at IS NULL
                                      AND type = ANY (:types)) AS waiting
                            ORDER BY priority, turn, random() LIMIT 4 * :most)) WITH ORDINALITY AS next (id, place) ON next.id = job.id
                   ORDER BY next.place LIMIT :most FOR UPDATE OF job SKIP LOCKED)\
            """;

    private static final String TAKE_NEXT_FAIR = TAKE.formatted(NEXT_FAIR);
    private static final String TAKE_THESE_LIMITED = TAKE.formatted(limited(":ids"));
    private static final String TAKE_NEXT_LIMITED = TAKE.formatted(limited(NEXT));
    private static final String TAKE_NEXT_FAIR_LIMITED = TAKE.formatted(limited(NEXT_FAIR));

    private static String limited(String ids) {
        return "ARRAY(SELECT within_limits(" + ids + "))";
    }

    private final Batches database;
    private final WorkerId worker;
    private final Duration lease;
    private final String[] types;
    private final BooleanSupplier limited;

    /** @param limited whether owners' limits have to be looked at, which costs a little */
    Claims(Batches database, WorkerId worker, Duration lease, Handlers handlers, BooleanSupplier limited) {
        this.database = database;
        this.worker = worker;
        this.lease = lease;
        this.types = handlers.names();
        this.limited = limited;
    }

    /**
     * Takes these jobs, and answers in their order; leaves out those that another worker has, that ended, are not due,
     * or are of unknown types.
     */
    List<Claim> take(List<JobId> jobs) {
        var ids = jobs.stream().map(JobId::value).toArray(UUID[]::new);
        return inOrder(
                jobs, run(limited.getAsBoolean() ? TAKE_THESE_LIMITED : TAKE_THESE, new Parameters().with("ids", ids)));
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
    List<Claim> takeNext(Lane lane, boolean fair, int most) {
        var sql = limited.getAsBoolean()
                ? fair ? TAKE_NEXT_FAIR_LIMITED : TAKE_NEXT_LIMITED
                : fair ? TAKE_NEXT_FAIR : TAKE_NEXT;
        return run(sql, new Parameters().with("lane", lane.name()).with("most", most));
    }

    private List<Claim> run(String sql, Parameters parameters) {
        parameters.with("worker", worker.text()).with("lease", lease.toMillis()).with("types", types);
        return database.query(sql, parameters, Claims::claim);
    }

    private static Claim claim(ResultSet row) throws SQLException { // columns by their number: this is the hot path
        var timeout = row.getLong(10);
        return new Claim(
                new JobId(row.getObject(1, UUID.class)),
                row.getInt(2),
                row.getString(3),
                new Lane(row.getString(4)),
                row.getObject(5, UUID.class),
                new Json(row.getString(6)),
                row.getInt(7),
                row.getInt(8),
                row.getInt(9),
                timeout == 0 ? null : Duration.ofMillis(timeout), // null reads as 0, which no timeout is
                Duration.ofMillis(row.getLong(11)));
    }
}
