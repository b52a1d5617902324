package dev.errand.api.explain;

import dev.errand.job.JobId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers the question that is asked of every queue. */
@RestController
@Tag(name = "Jobs")
class ExplainController {

    private final Explanations explanations;

    ExplainController(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/api/jobs/{id}/explain")
    @Operation(
            summary = "Says why a job waits",
            description =
                    "Its state and its place in line, what holds it back, when it may be expected to start, and which"
                            + " workers could run it.")
    @ApiResponse(responseCode = "404", description = "There is no such job")
    Mono<Explanation> explain(@PathVariable JobId id) {
        return explanations.explain(id);
    }
}
