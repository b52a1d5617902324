package dev.errand.api.submit;

import dev.errand.api.job.Submittable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A job type as clients see it.
 *
 * @param timeout of one attempt, such as {@code 5m}, unless the job says otherwise
 * @param stages the parts that a job shows, in their order
 * @param sandbox the least level that a worker must have to run it: none, prlimit or bwrap
 * @param submit the request that submits it
 * @param knownByLiveWorker whether a worker that lives knows it; what nobody knows waits
 */
@Schema(name = "JobType")
record JobTypeView(
        String name,
        String description,
        String lane,
        String timeout,
        Retry retry,
        List<String> stages,
        String sandbox,
        String submit,
        boolean knownByLiveWorker,
        long liveWorkers,
        @Schema(type = "object") JsonNode inputSchema) {

    /**
     * How failures are tried again.
     *
     * @param maxRetries tries after the first one
     * @param firstDelay the longest wait before the first of them; it doubles with every failure
     * @param maxDelay where the doubling stops
     */
    @Schema(name = "RetryPolicy")
    record Retry(int maxRetries, String firstDelay, String maxDelay) {}

    static JobTypeView of(Submittable offered, long workers) {
        var type = offered.type();
        var retry = type.retry();
        var through = offered.through();
        return new JobTypeView(
                type.name(),
                offered.description(),
                type.lane().name(),
                DurationText.of(type.timeout()),
                new Retry(retry.maxRetries(), DurationText.of(retry.firstDelay()), DurationText.of(retry.maxDelay())),
                type.stages(),
                offered.sandbox().word(),
                through == null ? "POST /api/jobs" : through,
                workers > 0,
                workers,
                offered.schema().document());
    }
}
