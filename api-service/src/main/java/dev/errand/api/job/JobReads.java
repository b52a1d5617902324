package dev.errand.api.job;

import dev.errand.api.account.Caller;
import dev.errand.api.account.NotAllowed;
import dev.errand.api.account.Payloads;
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

    /** What {@link Jobs#read} reads, without what no list shows and may be long: the input is JSON's null. */
    public static final String BRIEF = Jobs.COLUMNS.replace("job.input::text AS input", "'null' AS input");

    private final Jobs jobs;
    private final DatabaseClient database;
    private final Payloads payloads;

    JobReads(Jobs jobs, DatabaseClient database, Payloads payloads) {
        this.jobs = jobs;
        this.database = database;
        this.payloads = payloads;
    }

    /** Without what it works on and came to, if that is not for the caller. Fails with {@link UnknownId}. */
    Mono<JobView> view(JobId id) {
        return find(id).flatMap(job -> payloads.open(job)
                .flatMap(open -> stages(id)
                        .zipWith(extras(job, open))
                        .map(parts -> JobView.of(job, open, parts.getT1(), parts.getT2()))));
    }

    /** Fails with {@link UnknownId} if there is no such job, or none that the caller sees. */
    public Mono<Job> find(JobId id) {
        return Caller.current()
                .flatMap(caller -> Shielded.from(() -> jobs.find(id))
                        .filter(job -> caller.sees(job.owner()))
                        .switchIfEmpty(Mono.error(() -> new UnknownId("job", id))));
    }

    /** For what is in a job: fails as {@link #find} does, and with {@link NotAllowed} if that is not for the caller. */
    public Mono<Job> open(JobId id) {
        return find(id).flatMap(job ->
                payloads.open(job).flatMap(open -> open ? Mono.just(job) : Mono.error(NotAllowed::payload)));
    }

    /** In their order; none for a type without stages, or if there is no such job. */
    public Mono<List<JobStage>> stages(JobId id) {
        return Shielded.from(() -> jobs.stages(id).collectList());
    }

    private Mono<JobExtras> extras(Job job, boolean open) {
        return Shielded.from(() -> database.sql(JobExtras.FIND)
                .bind("id", job.id().value())
                .map(row -> JobExtras.read(open ? job.input() : null, row))
                .one());
    }
}
