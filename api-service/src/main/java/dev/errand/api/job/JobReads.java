package dev.errand.api.job;

import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.UnknownId;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobStage;
import dev.errand.job.Jobs;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds jobs for those who ask. */
@Component
public class JobReads {

    /** The most rows of one statement: longer ones have wedged pools whose clients went away. */
    static final int PAGE = 100;

    private final Jobs jobs;
    private final DatabaseClient database;

    JobReads(Jobs jobs, DatabaseClient database) {
        this.jobs = jobs;
        this.database = database;
    }

    /** Fails with {@link UnknownId} if there is no such job. */
    Mono<JobView> view(JobId id) {
        return find(id).flatMap(job ->
                stages(id).zipWith(extras(job)).map(parts -> JobView.of(job, parts.getT1(), parts.getT2())));
    }

    /** Fails with {@link UnknownId} if there is no such job. */
    public Mono<Job> find(JobId id) {
        return Shielded.from(() -> jobs.find(id)).switchIfEmpty(Mono.error(() -> new UnknownId("job", id)));
    }

    /** In their order; none for a type without stages, or if there is no such job. */
    public Mono<List<JobStage>> stages(JobId id) {
        return Shielded.from(() -> jobs.stages(id).collectList());
    }

    private Mono<JobExtras> extras(Job job) {
        return Shielded.from(() -> database.sql(JobExtras.FIND)
                .bind("id", job.id().value())
                .map(row -> JobExtras.read(job.input(), row))
                .one());
    }
}
