package dev.errand.api.job;

import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.UnknownId;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobStage;
import dev.errand.job.JobStatus;
import dev.errand.job.Jobs;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds jobs for those who ask. */
@Component
public class JobReads {

    /** The most rows of one statement: longer ones have wedged pools whose clients went away. */
    static final int PAGE = 100;

    private static final String NEWEST = "SELECT " + Jobs.COLUMNS + """
              FROM job
             WHERE (:before::uuid IS NULL OR id < :before)
               AND (:status::text IS NULL OR status = :status)
               AND (:type::text IS NULL OR type = :type)
             ORDER BY id DESC
             LIMIT :limit
            """;

    private final Jobs jobs;
    private final DatabaseClient database;

    JobReads(Jobs jobs, DatabaseClient database) {
        this.jobs = jobs;
        this.database = database;
    }

    /** Fails with {@link UnknownId} if there is no such job. */
    Mono<JobView> view(JobId id) {
        return find(id).flatMap(job -> stages(id).map(stages -> JobView.of(job, stages)));
    }

    /** Fails with {@link UnknownId} if there is no such job. */
    public Mono<Job> find(JobId id) {
        return Shielded.from(() -> jobs.find(id)).switchIfEmpty(Mono.error(() -> new UnknownId("job", id)));
    }

    /** In their order; none for a type without stages, or if there is no such job. */
    public Mono<List<JobStage>> stages(JobId id) {
        return Shielded.from(() -> jobs.stages(id).collectList());
    }

    /**
     * Newest first, without their stages.
     *
     * @param before only jobs older than this one
     * @param limit at most {@link #PAGE}
     */
    Mono<List<JobView>> newest(@Nullable JobId before, @Nullable JobStatus status, @Nullable String type, int limit) {
        return Shielded.from(() -> database.sql(NEWEST)
                .bind("before", orNull(before == null ? null : before.value(), UUID.class))
                .bind("status", orNull(status == null ? null : status.word(), String.class))
                .bind("type", orNull(type, String.class))
                .bind("limit", limit)
                .filter(statement -> statement.fetchSize(PAGE))
                .map(Jobs::read)
                .all()
                .map(job -> JobView.of(job, List.of()))
                .collectList());
    }

    private static Parameter orNull(@Nullable Object value, Class<?> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
