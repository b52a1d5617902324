package dev.errand.api.document;

import dev.errand.api.job.DisplayStatus;
import dev.errand.api.job.JobView;
import dev.errand.job.JobStage;
import dev.errand.job.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An analysis as clients see it.
 *
 * @param status pending, processing, completed, failed or cancelled
 * @param analysisResult null until it is completed, and in lists
 * @param durationSeconds of the latest attempt, once it ended
 * @param celeryStatus for clients of old: Celery's word, and the progress or the error
 * @param displayStatus the same as {@code status}, but tells queued, scheduled, retrying and cancelling apart
 * @param stages empty in lists
 */
@Schema(name = "Task")
record TaskView(
        UUID id,
        String fileName,
        long fileSize,
        int pages,
        @Nullable String query,
        String status,
        @Schema(type = "object") @Nullable Json analysisResult,
        @Nullable String errorMessage,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Double durationSeconds,
        UUID celeryTaskId,
        CeleryStatus celeryStatus,
        String displayStatus,
        int attempt,
        int failures,
        int maxRetries,
        int progress,
        @Nullable String message,
        List<JobStage> stages,
        Map<String, String> links) {

    /** @param info progress while it runs, the error if it failed */
    record CeleryStatus(String state, @Nullable Object info) {}

    static TaskView of(Task task, List<JobStage> stages) {
        var job = task.job();
        return new TaskView(
                job.id().value(),
                task.fileName(),
                task.fileSize(),
                task.pages(),
                task.query(),
                SeedWords.status(job),
                task.analysis(),
                task.errorMessage(),
                job.createdAt(),
                job.startedAt(),
                job.completedAt(),
                JobView.durationSeconds(job),
                job.id().value(),
                new CeleryStatus(SeedWords.celeryState(job), info(task)),
                DisplayStatus.of(job),
                job.attempt(),
                job.failures(),
                job.maxRetries(),
                job.progress(),
                job.message(),
                stages,
                links(job.id().toString()));
    }

    private static @Nullable Object info(Task task) {
        var error = task.errorMessage();
        if (error != null) {
            return error;
        }
        if (task.job().attempt() == 0) {
            return null;
        }
        var progress = new LinkedHashMap<String, Object>();
        progress.put("progress", task.job().progress());
        progress.put("message", task.job().message());
        return progress;
    }

    private static Map<String, String> links(String id) {
        var links = new LinkedHashMap<String, String>();
        links.put("self", "/tasks/" + id);
        links.put("result", "/tasks/" + id + "/result");
        links.put("job", "/api/jobs/" + id);
        links.put("events", "/api/jobs/" + id + "/events");
        return links;
    }
}
