package dev.errand.worker.engine;

import static dev.errand.database.Columns.required;

import dev.errand.job.Json;
import io.r2dbc.spi.Readable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** The rows of an attempt's stages. Every write holds the job's row and proves that the attempt still owns it. */
final class Stages {

    private static final String OWNED = """
            WITH owned AS MATERIALIZED (
              SELECT id FROM job WHERE id = :job AND attempt = :attempt AND worker_id = :worker FOR SHARE
            )
            """;

    private static final String ALL =
            "SELECT name, status, result::text AS result FROM job_stage WHERE job_id = :job ORDER BY position";

    private static final String BEGIN = OWNED + """
            UPDATE job_stage
               SET status = 'processing', progress = 0, attempt = :attempt, error = NULL, completed_at = NULL, started_at = now()
              FROM owned WHERE job_id = owned.id AND name = :stage
            """;

    private static final String END = OWNED + """
            UPDATE job_stage
               SET status = :status, progress = CASE :status WHEN 'completed' THEN 100 ELSE progress END,
                   result = :result::jsonb, error = :error, completed_at = now()
              FROM owned WHERE job_id = owned.id AND name = :stage
            """;

    private static final String REPORT =
            OWNED + "UPDATE job_stage SET progress = :progress FROM owned WHERE job_id = owned.id AND name = :stage";

    private final DatabaseClient database;
    private final WorkerId worker;

    Stages(DatabaseClient database, WorkerId worker) {
        this.database = database;
        this.worker = worker;
    }

    /** A stage as an earlier attempt left it; the result is there if it is completed. */
    record Stored(String status, @Nullable Json result) {}

    /** The job's declared stages in their order. */
    Map<String, Stored> all(Claim claim) {
        var stages = new LinkedHashMap<String, Stored>();
        database.sql(ALL)
                .bind("job", claim.job().value())
                .map(row -> Map.entry(required(row, "name", String.class), stored(row)))
                .all()
                .doOnNext(entry -> stages.put(entry.getKey(), entry.getValue()))
                .blockLast();
        return stages;
    }

    private static Stored stored(Readable row) {
        var result = row.get("result", String.class);
        return new Stored(required(row, "status", String.class), result == null ? null : new Json(result));
    }

    void begin(Claim claim, String stage) {
        write(claim, database.sql(BEGIN).bind("stage", stage));
    }

    void complete(Claim claim, String stage, Json result) {
        write(
                claim,
                database.sql(END)
                        .bind("stage", stage)
                        .bind("status", "completed")
                        .bind("result", result.text())
                        .bindNull("error", String.class));
    }

    /** @param status {@code failed} or {@code skipped} */
    void end(Claim claim, String stage, String status, String why) {
        write(
                claim,
                database.sql(END)
                        .bind("stage", stage)
                        .bind("status", status)
                        .bindNull("result", String.class)
                        .bind("error", why));
    }

    void report(Claim claim, String stage, int percent) {
        write(claim, database.sql(REPORT).bind("stage", stage).bind("progress", percent));
    }

    /** @throws LeaseLost if the attempt does not own its job any more */
    private void write(Claim claim, GenericExecuteSpec statement) {
        var rows = statement
                .bind("job", claim.job().value())
                .bind("attempt", claim.attempt())
                .bind("worker", worker.text())
                .fetch()
                .rowsUpdated()
                .block();
        if (rows == null || rows == 0) {
            throw new LeaseLost(claim.job(), claim.attempt());
        }
    }
}
