package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as operators see it in a list, without its text.
 *
 * @param generationMs from the first chart to the end, over all attempts
 * @param viewCount how often its customer looked at it
 * @param modelUsed {@code computed} unless a model wrote something
 * @param href its HTML
 * @param pdfHref null if there is none
 */
@Schema(name = "DeskReport")
record ReportRow(
        UUID orderId,
        UUID jobId,
        @Nullable String email,
        List<String> expertsIncluded,
        String language,
        String modelUsed,
        long generationMs,
        int viewCount,
        @Nullable Instant lastViewed,
        Instant createdAt,
        String href,
        @Nullable String pdfHref) {

    static ReportRow read(Readable row) {
        var order = required(row, "order_id", UUID.class);
        var href = "/api/orders/" + order + "/report";
        return new ReportRow(
                order,
                required(row, "job_id", UUID.class),
                row.get("email", String.class),
                List.of(required(row, "experts", String[].class)),
                required(row, "language", String.class),
                required(row, "model_used", String.class),
                required(row, "generation_ms", Long.class),
                required(row, "view_count", Integer.class),
                row.get("last_viewed", Instant.class),
                required(row, "created_at", Instant.class),
                href,
                required(row, "has_pdf", Boolean.class) ? href + ".pdf" : null);
    }
}
