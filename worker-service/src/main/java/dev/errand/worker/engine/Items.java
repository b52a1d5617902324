package dev.errand.worker.engine;

import static dev.errand.database.Columns.required;

import dev.errand.job.GroupCommit;
import dev.errand.job.JobId;
import dev.errand.job.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;

/** The rows of stages that fan out; items that end at about the same time are written together. */
final class Items implements AutoCloseable {

    private static final String COMPLETED = """
            SELECT key, result::text AS result FROM job_item WHERE job_id = :job AND stage = :stage AND status = 'completed'
            """;

    private static final String DECLARE = """
            WITH owned AS MATERIALIZED (
              SELECT id FROM job WHERE id = :job AND attempt = :attempt AND worker_id = :worker FOR SHARE
            )
            INSERT INTO job_item (job_id, stage, key, position, status, attempt)
            SELECT owned.id, :stage, v.key, v.position, 'pending', :attempt
              FROM owned, unnest(:keys::text[]) WITH ORDINALITY AS v (key, position)
            ON CONFLICT (job_id, stage, key) DO UPDATE SET status = 'pending', error = NULL, attempt = :attempt
             WHERE job_item.status <> 'completed'
            """;

    private static final String WRITE = """
            WITH owned AS MATERIALIZED (
              SELECT id, attempt FROM job WHERE id = ANY (:jobs) AND worker_id = :worker FOR SHARE
            )
            UPDATE job_item
               SET status = v.status, result = v.result::jsonb, error = v.error, attempt = v.attempt,
                   started_at = CASE v.status WHEN 'processing' THEN now() ELSE started_at END,
                   completed_at = CASE v.status WHEN 'processing' THEN NULL ELSE now() END
              FROM unnest(:jobs::uuid[], :attempts::int[], :stages::text[], :keys::text[], :statuses::text[], :results::text[],
                          :errors::text[]) AS v (job_id, attempt, stage, key, status, result, error)
              JOIN owned ON owned.id = v.job_id AND owned.attempt = v.attempt
             WHERE job_item.job_id = ANY (:jobs) AND job_item.job_id = v.job_id AND job_item.stage = v.stage
               AND job_item.key = v.key
            RETURNING job_item.job_id, job_item.attempt
            """;

    /** An item that ended; the result or the error is there. */
    record Write(
            Claim claim,
            String stage,
            String key,
            String status,
            @Nullable Json result,
            @Nullable String error) {}

    private final DatabaseClient database;
    private final WorkerId worker;
    private final OwnRows rows;
    private final GroupCommit<Write, Boolean> writes;

    Items(DatabaseClient database, WorkerId worker, OwnRows rows) {
        this.database = database;
        this.worker = worker;
        this.rows = rows;
        this.writes = new GroupCommit<>("errand-items", 500, this::write);
    }

    /** What earlier attempts stored, by key. */
    Map<String, Json> completed(Claim claim, String stage) {
        var results = new HashMap<String, Json>();
        database.sql(COMPLETED)
                .bind("job", claim.job().value())
                .bind("stage", stage)
                .map(row ->
                        Map.entry(required(row, "key", String.class), new Json(required(row, "result", String.class))))
                .all()
                .doOnNext(entry -> results.put(entry.getKey(), entry.getValue()))
                .blockLast();
        return results;
    }

    /** Makes the stage's items known, pending, unless an earlier attempt completed them. */
    void declare(Claim claim, String stage, List<String> keys) {
        database.sql(DECLARE)
                .bind("job", claim.job().value())
                .bind("attempt", claim.attempt())
                .bind("worker", worker.text())
                .bind("stage", stage)
                .bind("keys", keys.toArray(String[]::new))
                .then()
                .block();
    }

    /** Completes after the commit; false means the lease was lost. */
    CompletableFuture<Boolean> submit(Write write) {
        return writes.submit(write);
    }

    private List<Boolean> write(List<Write> all) {
        var latest = new LinkedHashMap<List<Object>, Write>();
        all.forEach(write -> latest.put(List.of(Owner.of(write), write.stage, write.key), write));
        var stored = writeLatest(List.copyOf(latest.values()));
        return all.stream().map(write -> stored.contains(Owner.of(write))).toList();
    }

    /** This worker may hold two attempts of a job, and only one of them owns it. */
    private record Owner(JobId job, int attempt) {
        static Owner of(Write write) {
            return new Owner(write.claim.job(), write.claim.attempt());
        }
    }

    private Set<Owner> writeLatest(List<Write> batch) {
        var stored = new HashSet<Owner>();
        var writing = database.sql(WRITE)
                .bind(
                        "jobs",
                        batch.stream().map(write -> write.claim.job().value()).toArray(UUID[]::new))
                .bind(
                        "attempts",
                        batch.stream().map(write -> write.claim.attempt()).toArray(Integer[]::new))
                .bind("stages", batch.stream().map(Write::stage).toArray(String[]::new))
                .bind("keys", batch.stream().map(Write::key).toArray(String[]::new))
                .bind("statuses", batch.stream().map(Write::status).toArray(String[]::new))
                .bind("results", batch.stream().map(write -> text(write.result)).toArray(String[]::new))
                .bind("errors", batch.stream().map(Write::error).toArray(String[]::new))
                .bind("worker", worker.text())
                .map(row -> new Owner(
                        new JobId(required(row, "job_id", UUID.class)), required(row, "attempt", Integer.class)))
                .all()
                .doOnNext(stored::add);
        rows.inTurn(writing::blockLast);
        return stored;
    }

    private static @Nullable String text(@Nullable Json json) {
        return json == null ? null : json.text();
    }

    @Override
    public void close() {
        writes.close();
    }
}
