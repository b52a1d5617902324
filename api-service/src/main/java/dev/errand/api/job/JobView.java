package dev.errand.api.job;

import dev.errand.api.account.Caller;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobStage;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it.
 *
 * @param status one of the five stored states: queued, processing, completed, failed, cancelled
 * @param displayStatus the same, but for a waiting job also {@code scheduled} or {@code retrying}, for a running one also
 *     {@code cancelling}
 * @param attempt the number of the running or latest attempt; 0 before the first
 * @param progress percent
 * @param stages empty for types without stages, and in lists
 * @param owner the account whose job it is
 * @param input what it works on; null in lists, right after its submission, and for whom it is not meant
 * @param result what it came to; null before, for whom it is not meant, and in lists of others' jobs
 * @param tags what it can be found by
 * @param rerunOf the job whose input this one took over
 * @param reruns the jobs that took over its input; empty in lists
 * @param cancelReceipt what became of the request to cancel it; null if there was none, and in lists
 * @param startedAt when the latest attempt began
 * @param durationSeconds of the latest attempt, once the job ended
 * @param links where to go from here
 */
@Schema(name = "Job")
public record JobView(
        UUID id,
        UUID owner,
        String type,
        String lane,
        int priority,
        String status,
        String displayStatus,
        int attempt,
        int failures,
        int maxRetries,
        int progress,
        @Nullable String message,
        List<JobStage> stages,
        @Schema(type = "object") @Nullable Json input,
        @Schema(type = "object") @Nullable Json result,
        @Schema(type = "object") @Nullable Json error,
        @Nullable UUID parentId,
        List<String> tags,
        @Nullable UUID rerunOf,
        List<UUID> reruns,
        Instant createdAt,
        @Nullable Instant queuedAt,
        Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Double durationSeconds,
        long tokens,
        BigDecimal costUsd,
        boolean cancelRequested,
        JobExtras.@Nullable CancelReceipt cancelReceipt,
        Map<String, String> links) {

    /** In a list, which shows results of the caller's own jobs only. */
    static JobView of(Job job, Caller caller) {
        return of(job, caller.owns(job.owner()), List.of(), JobExtras.NONE);
    }

    /** As it was when it was stored, which need not be how it stands now. */
    public static JobView of(JobReceipt receipt) {
        var stages = receipt.job().type().stages().stream()
                .map(stage -> new JobStage(stage, "pending", 0, null, null, null))
                .toList();
        return of(receipt.job().stored(receipt.at()), true, stages, JobExtras.NONE);
    }

    /** @param open whether its result is for the caller */
    static JobView of(Job job, boolean open, List<JobStage> stages, JobExtras extras) {
        return new JobView(
                job.id().value(),
                job.owner(),
                job.type(),
                job.lane().name(),
                job.priority().value(),
                job.status().word(),
                DisplayStatus.of(job),
                job.attempt(),
                job.failures(),
                job.maxRetries(),
                job.progress(),
                job.message(),
                stages,
                extras.input(),
                open ? job.result() : null,
                job.error(),
                id(job.parent()),
                job.tags(),
                id(job.rerunOf()),
                extras.reruns(),
                job.createdAt(),
                job.queuedAt(),
                job.runAt(),
                job.startedAt(),
                job.completedAt(),
                durationSeconds(job),
                job.tokens(),
                job.costUsd(),
                job.cancelRequested(),
                extras.receipt(),
                links(job));
    }

    private static @Nullable UUID id(@Nullable JobId job) {
        return job == null ? null : job.value();
    }

    /** Of the latest attempt; null if the job has not ended, or ended without having been run. */
    public static @Nullable Double durationSeconds(Job job) {
        var from = job.startedAt();
        var to = job.completedAt();
        return from == null || to == null ? null : Duration.between(from, to).toMillis() / 1e3;
    }

    private static Map<String, String> links(Job job) {
        var self = "/api/jobs/" + job.id();
        var links = new LinkedHashMap<String, String>();
        links.put("self", self);
        for (var part : List.of("events", "logs", "stages", "items", "attempts", "artifacts", "explain")) {
            links.put(part, self + "/" + part);
        }
        if (!job.status().ended()) {
            links.put("cancel", self + "/cancel");
        } else if (job.status().mayBecome(JobStatus.QUEUED)) {
            links.put("retry", self + "/retry");
        }
        if (job.status().ended()) {
            links.put("rerun", self + "/rerun");
        }
        return links;
    }
}
