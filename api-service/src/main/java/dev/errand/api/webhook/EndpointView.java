package dev.errand.api.webhook;

import static dev.errand.database.Columns.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as it is shown.
 *
 * @param disabledAt since when it is sent nothing; null while it is
 * @param disabledReason a sentence: by its owner, gone, or failing for a day
 * @param failures attempts since the last one that it took
 * @param secret what signs its messages; only in the answers that made it
 */
@Schema(name = "Webhook")
record EndpointView(
        UUID id,
        String url,
        List<String> events,
        Instant createdAt,
        @Nullable Instant disabledAt,
        @Nullable String disabledReason,
        int failures,
        @Nullable Instant failingSince,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    /** The columns that {@link #read} reads. */
    static final String COLUMNS = "id, url, events, created_at, disabled_at, disabled_reason, failures, failing_since";

    static EndpointView read(Readable row) {
        return new EndpointView(
                required(row, "id", UUID.class),
                required(row, "url", String.class),
                List.of(required(row, "events", String[].class)),
                required(row, "created_at", Instant.class),
                row.get("disabled_at", Instant.class),
                row.get("disabled_reason", String.class),
                required(row, "failures", Integer.class),
                row.get("failing_since", Instant.class),
                null);
    }

    EndpointView with(EndpointSecret made) {
        return new EndpointView(
                id, url, events, createdAt, disabledAt, disabledReason, failures, failingSince, made.text());
    }
}
