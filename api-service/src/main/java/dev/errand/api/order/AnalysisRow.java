package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import dev.errand.api.job.DisplayStatus;
import dev.errand.job.Jobs;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order's job as operators see it in a list.
 *
 * @param status one of the five stored states: queued, processing, completed, failed, cancelled
 * @param displayStatus the same, but for a waiting job also scheduled or retrying, for a running one also cancelling
 * @param attempt the number of the running or latest attempt; 0 before the first
 * @param failures of {@code maxRetries} that it may have before it fails for good; an operator's retry begins anew at 0
 * @param progress percent
 * @param errorKind of the last attempt that failed, such as experts_failed
 * @param runAt when it may run again, if it waits
 * @param startedAt when the latest attempt began
 */
@Schema(name = "DeskJob")
record AnalysisRow(
        UUID id,
        UUID orderId,
        String orderStatus,
        @Nullable String email,
        List<String> selectedExperts,
        String status,
        String displayStatus,
        int attempt,
        int failures,
        int maxRetries,
        int progress,
        @Nullable String errorKind,
        @Nullable String errorMessage,
        Instant createdAt,
        Instant runAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    static AnalysisRow read(Readable row) {
        var job = Jobs.read(row);
        return new AnalysisRow(
                job.id().value(),
                required(row, "order_id", UUID.class),
                required(row, "order_status", String.class),
                row.get("email", String.class),
                List.of(required(row, "experts", String[].class)),
                job.status().word(),
                DisplayStatus.of(job),
                job.attempt(),
                job.failures(),
                job.maxRetries(),
                job.progress(),
                row.get("error_kind", String.class),
                row.get("error_message", String.class),
                job.createdAt(),
                job.runAt(),
                job.startedAt(),
                job.completedAt());
    }
}
