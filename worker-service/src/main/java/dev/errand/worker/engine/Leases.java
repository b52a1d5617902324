package dev.errand.worker.engine;

import dev.errand.database.Batches;
import dev.errand.database.Parameters;
import dev.errand.job.JobId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Renews what this worker holds, and carries progress to the rows on the way: one statement for all. */
final class Leases {

    static final String RENEW = """
            UPDATE job
               SET lease_until = now() + :lease * interval '1 millisecond'
              FROM unnest(:ids::uuid[], :attempts::int[]) AS v (id, attempt)
             WHERE job.id = ANY (:ids) AND job.id = v.id AND job.attempt = v.attempt AND job.worker_id = :worker
            RETURNING job.id, job.attempt, job.cancel_requested_at IS NOT NULL AS cancel
            """;

    static final String PROGRESS = """
            UPDATE job
               SET progress = v.progress, message = v.message
              FROM unnest(:ids::uuid[], :attempts::int[], :progress::int[], :messages::text[]) AS v (id, attempt, progress, message)
             WHERE job.id = ANY (:ids) AND job.id = v.id AND job.attempt = v.attempt AND job.worker_id = :worker
            RETURNING job.id
            """;

    private final Batches database;
    private final WorkerId worker;
    private final Duration lease;
    private final OwnRows rows;

    Leases(Batches database, WorkerId worker, Duration lease, OwnRows rows) {
        this.database = database;
        this.worker = worker;
        this.lease = lease;
        this.rows = rows;
    }

    /** An attempt whose lease holds, and whether its cancellation was asked for. */
    record Held(JobId job, int attempt, boolean cancel) {

        boolean is(Claim claim) {
            return attempt == claim.attempt() && job.equals(claim.job());
        }
    }

    /** Extends these attempts' leases; who is missing from the answer has lost it. */
    Map<JobId, Held> renew(Collection<Claim> claims) {
        var parameters = keys(claims).with("lease", lease.toMillis());
        var held = new HashMap<JobId, Held>();
        rows.inTurn(() -> database.query(RENEW, parameters, Leases::held)).forEach(one -> held.put(one.job, one));
        return held;
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(new JobId(row.getObject(1, UUID.class)), row.getInt(2), row.getBoolean(3));
    }

    /** How far an attempt is. */
    record Report(Claim claim, int percent, String message) {}

    /** Writes how far these attempts are; leaves out those that lost their lease. */
    void report(Collection<Report> reports) {
        var parameters = keys(reports.stream().map(Report::claim).toList())
                .with("progress", reports.stream().map(Report::percent).toArray(Integer[]::new))
                .with("messages", reports.stream().map(Report::message).toArray(String[]::new));
        rows.inTurn(() -> database.query(PROGRESS, parameters, row -> row.getString(1)));
    }

    private Parameters keys(Collection<Claim> claims) {
        return new Parameters()
                .with("worker", worker.text())
                .with("ids", claims.stream().map(claim -> claim.job().value()).toArray(UUID[]::new))
                .with("attempts", claims.stream().map(Claim::attempt).toArray(Integer[]::new));
    }
}
