package dev.errand.worker.webhook;

import static dev.errand.database.Columns.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import dev.errand.webhook.WebhookEvent;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A message's body. It says what ended and how, never inputs or results: whoever is told fetches these with a key.
 *
 * @param type the event, such as {@code job.completed}
 * @param timestamp when the job ended
 */
record JobEnded(String type, Instant timestamp, Ended data) {

    /**
     * @param error {kind, message} of a job that failed
     * @param attempt the number of the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(
            UUID id,
            String type,
            String status,
            int attempt,
            @Nullable JsonNode error,
            List<String> tags,
            Instant createdAt,
            Instant completedAt) {}

    /** Reads a row of {@code webhook_event}. */
    static JobEnded read(Readable row) {
        var status = required(row, "status", String.class);
        var ended = required(row, "completed_at", Instant.class);
        var error = row.get("error", String.class);
        var tags = row.get("tags", String[].class);
        return new JobEnded(
                WebhookEvent.of(JobStatus.of(status)).orElseThrow().word(),
                ended,
                new Ended(
                        required(row, "job_id", UUID.class),
                        required(row, "type", String.class),
                        status,
                        required(row, "attempt", Integer.class),
                        error == null ? null : new Json(error).tree(),
                        tags == null ? List.of() : List.of(tags),
                        required(row, "created_at", Instant.class),
                        ended));
    }
}
