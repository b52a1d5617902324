package dev.errand.worker.document;

import dev.errand.document.Analysis;
import dev.errand.document.DocumentAnalysis;
import dev.errand.job.Json;
import dev.errand.worker.engine.FinishingWrite;
import dev.errand.worker.engine.JobRun;
import java.time.Duration;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The rows of a completed analysis: its result, its owner's history, what it took. */
record AnalysisRows(JobRun run, DocumentAnalysis request, Analysis analysis, int pages, long begun)
        implements FinishingWrite {

    private static final String RESULT =
            "INSERT INTO analysis_result (job_id, attempt, analysis) VALUES (:job, :attempt, :analysis::jsonb)";

    private static final String HISTORY = """
            INSERT INTO user_analysis_history (job_id, user_id, document_name, document_size, key_findings)
            VALUES (:job, :user, :name, :size, :findings::jsonb)
            """;

    // the local analyst uses no model: no tokens, no cost
    private static final String METRICS = """
            INSERT INTO analysis_metrics (job_id, processing_time_ms, pages, tokens_used, model_used, estimated_cost_usd)
            VALUES (:job, :millis, :pages, 0, :model, 0)
            """;

    @Override
    public Publisher<?> write(DatabaseClient transaction) {
        return result(transaction).then(history(transaction)).then(metrics(transaction));
    }

    private Mono<Void> result(DatabaseClient transaction) {
        return transaction
                .sql(RESULT)
                .bind("job", run.jobId().value())
                .bind("attempt", run.attempt())
                .bind("analysis", Json.of(analysis).text())
                .then();
    }

    private Mono<Void> history(DatabaseClient transaction) {
        return transaction
                .sql(HISTORY)
                .bind("job", run.jobId().value())
                .bind("user", run.owner())
                .bind("name", request.fileName())
                .bind("size", request.fileSize())
                .bind("findings", Json.of(analysis.keyFindings()).text())
                .then();
    }

    private Mono<Void> metrics(DatabaseClient transaction) {
        return transaction
                .sql(METRICS)
                .bind("job", run.jobId().value())
                .bind("millis", Duration.ofNanos(System.nanoTime() - begun).toMillis())
                .bind("pages", pages)
                .bind("model", analysis.modelUsed())
                .then();
    }
}
