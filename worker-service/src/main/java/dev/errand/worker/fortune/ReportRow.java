package dev.errand.worker.fortune;

import dev.errand.fortune.FortuneResult;
import dev.errand.worker.engine.FinishingWrite;
import dev.errand.worker.engine.JobRun;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;

/** The report as the shop finds it, written with the job's end. */
record ReportRow(JobRun run, FortuneResult result, String html) implements FinishingWrite {

    /** An order that is analysed again after a person asked for it has its report replaced. */
    private static final String PUT = """
            INSERT INTO fortune_report (order_id, job_id, attempt, html, pdf, experts, model_used, generation_ms)
            VALUES (:order, :job, :attempt, :html,
                    (SELECT blob_id FROM job_artifact WHERE job_id = :job AND name = :pdf), :experts, :model_used, :generation_ms)
            ON CONFLICT (order_id) DO UPDATE
               SET job_id = excluded.job_id, attempt = excluded.attempt, html = excluded.html, pdf = excluded.pdf,
                   experts = excluded.experts, model_used = excluded.model_used, generation_ms = excluded.generation_ms,
                   created_at = now()
            """;

    @Override
    public Publisher<?> write(DatabaseClient transaction) {
        return transaction
                .sql(PUT)
                .bind("order", result.order())
                .bind("job", run.jobId().value())
                .bind("attempt", run.attempt())
                .bind("html", html)
                .bind("pdf", result.pdf())
                .bind("experts", result.experts().toArray(String[]::new))
                .bind("model_used", result.modelUsed())
                .bind("generation_ms", result.generationMs())
                .then();
    }
}
