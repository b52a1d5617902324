package dev.errand.worker.engine;

import static dev.errand.database.Columns.required;

import dev.errand.job.JobId;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;

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
            """;

    private final DatabaseClient database;
    private final WorkerId worker;
    private final Duration lease;
    private final OwnRows rows;

    Leases(DatabaseClient database, WorkerId worker, Duration lease, OwnRows rows) {
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
        var held = new HashMap<JobId, Held>();
        var renewals = database.sql(RENEW)
                .bind("ids", ids(claims))
                .bind("attempts", attempts(claims))
                .bind("worker", worker.text())
                .bind("lease", lease.toMillis())
                .map(Leases::held)
                .all()
                .doOnNext(one -> held.put(one.job, one));
        rows.inTurn(renewals::blockLast);
        return held;
    }

    private static Held held(Readable row) {
        return new Held(
                new JobId(required(row, "id", UUID.class)),
                required(row, "attempt", Integer.class),
                required(row, "cancel", Boolean.class));
    }

    /** How far an attempt is. */
    record Report(Claim claim, int percent, String message) {}

    /** Writes how far these attempts are; leaves out those that lost their lease. */
    void report(Collection<Report> reports) {
        var claims = reports.stream().map(Report::claim).toList();
        var written = database.sql(PROGRESS)
                .bind("ids", ids(claims))
                .bind("attempts", attempts(claims))
                .bind("progress", reports.stream().map(Report::percent).toArray(Integer[]::new))
                .bind("messages", reports.stream().map(Report::message).toArray(String[]::new))
                .bind("worker", worker.text())
                .then();
        rows.inTurn(written::block);
    }

    private static UUID[] ids(Collection<Claim> claims) {
        return claims.stream().map(claim -> claim.job().value()).toArray(UUID[]::new);
    }

    private static Integer[] attempts(Collection<Claim> claims) {
        return claims.stream().map(Claim::attempt).toArray(Integer[]::new);
    }
}
