package dev.errand.api.document;

import dev.errand.api.job.JobView;
import dev.errand.job.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of an analysis so far: one shape for each way it can stand. */
@Schema(
        name = "TaskResult",
        oneOf = {TaskResult.Completed.class, TaskResult.Unfinished.class, TaskResult.Failed.class})
sealed interface TaskResult {

    /** It is over, and this is what it found. */
    @Schema(name = "TaskResultCompleted")
    record Completed(
            UUID taskId,
            String status,
            String fileName,
            @Nullable String query,
            Result result,
            Instant completedAt,
            @Nullable Double durationSeconds)
            implements TaskResult {}

    /** It waits or runs. */
    @Schema(name = "TaskResultUnfinished")
    record Unfinished(UUID taskId, String status, String message) implements TaskResult {}

    /** It failed or was cancelled. */
    @Schema(name = "TaskResultFailed")
    record Failed(UUID taskId, String status, String error) implements TaskResult {}

    /** @param pages of the document */
    @Schema(name = "TaskResultBody")
    record Result(@Schema(type = "object") @Nullable Json analysis, String fileName, long fileSize, int pages) {}

    static TaskResult of(Task task) {
        var id = task.job().id().value();
        var status = SeedWords.status(task.job());
        return switch (task.job().status()) {
            case QUEUED, PROCESSING -> new Unfinished(id, status, "the analysis is " + status + "; ask again later");
            case FAILED, CANCELLED ->
                new Failed(id, status, Objects.requireNonNullElse(task.errorMessage(), "the analysis was " + status));
            case COMPLETED -> completed(task, status);
        };
    }

    private static TaskResult completed(Task task, String status) {
        var job = task.job();
        return new Completed(
                job.id().value(),
                status,
                task.fileName(),
                task.query(),
                new Result(task.analysis(), task.fileName(), task.fileSize(), task.pages()),
                Objects.requireNonNull(job.completedAt()),
                JobView.durationSeconds(job));
    }
}
