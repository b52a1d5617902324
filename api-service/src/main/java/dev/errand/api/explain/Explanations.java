package dev.errand.api.explain;

import dev.errand.api.job.JobReads;
import dev.errand.api.job.JobTypes;
import dev.errand.job.JobId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Says why jobs wait, and when they may be expected to start. */
@Component
public class Explanations {

    private final JobReads jobs;
    private final JobTypes types;
    private final Surroundings surroundings;

    Explanations(JobReads jobs, JobTypes types, Surroundings surroundings) {
        this.jobs = jobs;
        this.types = types;
        this.surroundings = surroundings;
    }

    /**
     * A job's place in line.
     *
     * @param position 1 runs next; null if it is not in line
     * @param estimatedStart null if that cannot be told
     */
    public record Place(@Nullable Long position, @Nullable Instant estimatedStart) {}

    /** Fails with {@link dev.errand.api.problem.UnknownId} if the caller sees no such job. */
    public Mono<Place> place(JobId id) {
        return explain(id).map(it -> new Place(it.position(), it.estimatedStart()));
    }

    Mono<Explanation> explain(JobId id) {
        return jobs.find(id)
                .flatMap(job -> Mono.zip(
                                surroundings.before(id),
                                surroundings.past(id),
                                surroundings.workers(job),
                                surroundings.pace(job.lane()))
                        .map(seen -> new Explainer(
                                job,
                                seen.getT1(),
                                seen.getT2(),
                                types.find(job.type()),
                                seen.getT3(),
                                seen.getT4(),
                                Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS))))
                .map(Explainer::explain);
    }
}
