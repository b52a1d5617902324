package dev.errand.api.order;

import dev.errand.api.connection.Shielded;
import dev.errand.api.job.IdRange;
import dev.errand.api.job.JobReads;
import dev.errand.api.problem.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds the jobs of everybody's orders, newest first. A job that retention has removed is not there any more. */
@Component
class AnalysisSearch {

    private static final String SELECT = """
            SELECT %s, o.id AS order_id, o.status AS order_status, o.email, o.experts,
                   job.error ->> 'kind' AS error_kind, job.error ->> 'message' AS error_message
              FROM fortune_order AS o JOIN job ON job.id = o.job_id
             %s ORDER BY o.job_id DESC LIMIT :limit
            """;

    /** By the word for it. The order's own status is an indexed one, and says the same unless the money went back. */
    private static final Map<String, String> STATES = Map.of(
            "queued", "o.status IN ('paid', 'refunded') AND job.status = 'queued'",
            "scheduled", "o.status IN ('paid', 'refunded') AND job.status = 'queued' AND job.queued_at IS NULL",
            "retrying", "o.status IN ('paid', 'refunded') AND job.status = 'queued' AND job.failures > 0",
            "processing", "o.status IN ('processing', 'refunded') AND job.status = 'processing'",
            "completed", "o.status IN ('completed', 'refunded') AND job.status = 'completed'",
            "failed", "o.status IN ('failed', 'refunded') AND job.status = 'failed'",
            "cancelled", "o.status IN ('failed', 'refunded') AND job.status = 'cancelled'");

    private final DatabaseClient database;

    AnalysisSearch(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param id the job's; null is any, here and elsewhere
     * @param status fails with {@link InvalidValue} if it is none that a job has
     */
    record Filter(
            DeskWindow window,
            @Nullable UUID id,
            @Nullable UUID order,
            @Nullable String status) {
        Filter {
            if (status != null && !STATES.containsKey(status)) {
                var words = STATES.keySet().stream().sorted().toList();
                throw new InvalidValue("status", "is none that a job has", words);
            }
        }
    }

    /** One row more than the page has, if there are so many. */
    Mono<List<AnalysisRow>> find(Filter filter) {
        return Shielded.from(
                () -> statement(filter, "").map(AnalysisRow::read).all().collectList());
    }

    /** @param prefix nothing, or {@code EXPLAIN} */
    GenericExecuteSpec statement(Filter filter, String prefix) {
        var window = filter.window;
        var ids = IdRange.of(window.from(), window.to());
        var conditions = new Conditions()
                .holds("o.job_id IS NOT NULL")
                .of(window.email(), "o.job_id", "job_id")
                .holds("o.job_id = :id", "id", filter.id)
                .holds("o.id = :order", "order", filter.order)
                .holds("o.job_id > :after AND job.id > :after", "after", ids.after())
                .holds("o.job_id < :until AND job.id < :until", "until", ids.before())
                .holds("job.created_at >= :from", "from", window.from())
                .holds("job.created_at < :to", "to", window.to())
                .holds("o.job_id < :before", "before", window.before());
        if (filter.status != null) {
            conditions.holds(Objects.requireNonNull(STATES.get(filter.status)));
        }
        return conditions.bind(database, prefix + SELECT.formatted(JobReads.BRIEF, conditions.where()), window.rows());
    }
}
