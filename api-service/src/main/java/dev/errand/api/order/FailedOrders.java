package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.Shielded;
import dev.errand.api.job.JobOrders;
import dev.errand.api.problem.InvalidValue;
import dev.errand.api.problem.Problem;
import dev.errand.job.JobId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Orders that failed, and their way back into the queue. */
@Component
class FailedOrders {

    private static final int MOST = 1_000;

    /** As one row, however many there are. What its customer cancelled runs again only if it is named. */
    private static final String FAILED = """
            SELECT coalesce(array_agg(job_id), '{}') AS jobs
              FROM (SELECT o.job_id
                      FROM fortune_order AS o JOIN job ON job.id = o.job_id
                     WHERE o.status = 'failed'
                       AND CASE WHEN :every THEN job.status = 'failed'
                                ELSE job.status IN ('failed', 'cancelled') AND o.id = ANY (:ids) END
                     ORDER BY o.id LIMIT :most) AS failed
            """;

    private final DatabaseClient database;
    private final JobOrders jobs;

    FailedOrders(DatabaseClient database, JobOrders jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /**
     * The jobs of those of these orders that failed; fails with {@link InvalidValue} if there are more than 1,000.
     *
     * @param orders null for all that failed, the oldest 1,000 of them
     */
    Mono<List<UUID>> jobs(@Nullable List<UUID> orders) {
        if (orders != null && (orders.size() > MOST || orders.stream().anyMatch(Objects::isNull))) {
            throw new InvalidValue("ids", "are at most 1,000 ids of orders", "0.." + MOST);
        }
        return Shielded.from(() -> database.sql(FAILED)
                .bind("every", orders == null)
                .bind("ids", orders == null ? new UUID[0] : orders.toArray(UUID[]::new))
                .bind("most", MOST)
                .map(row -> List.of(required(row, "jobs", UUID[].class)))
                .one());
    }

    /** How many wait again: those that somebody else changed in between do not count. */
    Mono<Integer> retry(List<UUID> failed) {
        return Flux.fromIterable(failed)
                .concatMap(job ->
                        jobs.retry(new JobId(job)).thenReturn(1).onErrorResume(Problem.class, gone -> Mono.empty()))
                .count()
                .map(Long::intValue);
    }
}
