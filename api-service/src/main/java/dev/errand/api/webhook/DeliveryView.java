package dev.errand.api.webhook;

import static dev.errand.database.Columns.required;

import dev.errand.job.Json;
import dev.errand.webhook.WebhookDelivery;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to one endpoint, and every time it was sent.
 *
 * @param messageId what the endpoint is told as webhook-id, the same each time
 * @param about the job that it tells of; null for a test
 * @param status pending, delivered or failed
 * @param jobId the job that sends it, the latest if it was sent again
 * @param payload the body
 */
@Schema(name = "WebhookDelivery")
record DeliveryView(
        UUID id,
        String messageId,
        String event,
        @Nullable UUID about,
        String status,
        UUID jobId,
        Instant createdAt,
        @Nullable Instant endedAt,
        String payload,
        List<Attempt> attempts) {

    /** The columns that {@link #read} reads, of {@code d}. */
    static final String COLUMNS = """
            d.id, d.event, d.about, d.status, d.job_id, d.created_at, d.ended_at, d.payload,
            (SELECT jsonb_agg(jsonb_build_object('at', a.at, 'status_code', a.status_code, 'latency_ms', a.latency_ms, 'error', a.error)
                              ORDER BY a.at)
               FROM (SELECT * FROM webhook_attempt WHERE delivery_id = d.id ORDER BY at DESC LIMIT 50) AS a)::text AS attempts
            """;

    /**
     * @param statusCode null if there was no answer
     * @param error null if the message was taken
     */
    @Schema(name = "WebhookAttempt")
    record Attempt(
            Instant at,
            @Nullable Integer statusCode,
            int latencyMs,
            @Nullable String error) {}

    static DeliveryView read(Readable row) {
        var id = required(row, "id", UUID.class);
        var attempts = row.get("attempts", String.class);
        return new DeliveryView(
                id,
                WebhookDelivery.messageId(id),
                required(row, "event", String.class),
                row.get("about", UUID.class),
                required(row, "status", String.class),
                required(row, "job_id", UUID.class),
                required(row, "created_at", Instant.class),
                row.get("ended_at", Instant.class),
                required(row, "payload", String.class),
                attempts == null ? List.of() : List.of(new Json(attempts).as(Attempt[].class)));
    }
}
