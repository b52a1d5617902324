package dev.errand.faults;

import static dev.errand.database.Columns.required;

import dev.errand.job.JobId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** What the database says. */
final class Rows {

    /**
     * A job.
     *
     * @param errorKind of its last attempt that did not succeed
     * @param doneBy the attempt that its result names; null without a result
     */
    record JobRow(
            JobId id,
            String status,
            int attempt,
            int failures,
            int crashes,
            @Nullable String errorKind,
            @Nullable Integer doneBy) {

        boolean ended() {
            return !status.equals("queued") && !status.equals("processing");
        }
    }

    /** An attempt that has ended. */
    record AttemptRow(JobId job, int attempt, String outcome, String worker, Instant startedAt, Instant endedAt) {}

    private static final String JOBS = """
            SELECT id, status, attempt, failures, crashes, error ->> 'kind' AS kind, (result ->> 'attempt')::int AS done_by
              FROM job ORDER BY seq
            """;

    private final DatabaseClient sql;

    Rows(DatabaseClient sql) {
        this.sql = sql;
    }

    /** For what a test moves: leases, above all. */
    DatabaseClient sql() {
        return sql;
    }

    List<JobRow> jobs() {
        return all(
                JOBS,
                row -> new JobRow(
                        new JobId(required(row, "id", UUID.class)),
                        required(row, "status", String.class),
                        required(row, "attempt", Integer.class),
                        required(row, "failures", Integer.class),
                        required(row, "crashes", Integer.class),
                        row.get("kind", String.class),
                        row.get("done_by", Integer.class)));
    }

    List<AttemptRow> attempts() {
        return all(
                "SELECT * FROM job_attempt",
                row -> new AttemptRow(
                        new JobId(required(row, "job_id", UUID.class)),
                        required(row, "attempt", Integer.class),
                        required(row, "outcome", String.class),
                        required(row, "worker_id", String.class),
                        required(row, "started_at", Instant.class),
                        required(row, "ended_at", Instant.class)));
    }

    private <T> List<T> all(String query, Function<Readable, T> row) {
        var all = sql.sql(query).map(row).all().collectList().block();
        return all == null ? List.of() : all;
    }

    long count(String query) {
        var n = sql.sql(query).map(row -> row.get(0, Long.class)).one().block();
        return n == null ? 0 : n;
    }

    long unended() {
        return count("SELECT count(*) FROM job WHERE completed_at IS NULL");
    }

    /** Whether the worker of this process has said that it runs. */
    boolean runs(long pid) {
        return count("SELECT count(*) FROM worker WHERE state = 'running' AND pid = " + pid) > 0;
    }

    /** How many jobs the worker of this process holds. */
    long heldBy(long pid) {
        return count("SELECT count(*) FROM job WHERE worker_id IN (SELECT id FROM worker WHERE pid = " + pid + ")");
    }

    /** Whether the worker of this process holds a job that its death would make a poison pill. */
    boolean holdsALastLife(long pid) {
        return count("SELECT count(*) FROM job WHERE crashes >= 3 AND worker_id IN (SELECT id FROM worker WHERE pid = "
                        + pid + ")")
                > 0;
    }
}
