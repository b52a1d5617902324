package dev.errand.api.explain;

import dev.errand.api.job.JobReads;
import dev.errand.api.job.JobTypes;
import dev.errand.job.JobId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers the question that is asked of every queue. */
@RestController
@Tag(name = "Jobs")
class ExplainController {

    private final JobReads jobs;
    private final JobTypes types;
    private final Surroundings surroundings;

    ExplainController(JobReads jobs, JobTypes types, Surroundings surroundings) {
        this.jobs = jobs;
        this.types = types;
        this.surroundings = surroundings;
    }

    @GetMapping("/api/jobs/{id}/explain")
    @Operation(
            summary = "Says why a job waits",
            description =
                    "Its state and its place in line, what holds it back, when it may be expected to start, and which"
                            + " workers could run it.")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    Mono<Explanation> explain(@PathVariable JobId id) {
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
