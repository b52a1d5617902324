package dev.errand.api.order;

import static dev.errand.database.Columns.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.errand.api.account.Caller;
import dev.errand.fortune.BirthProfile;
import dev.errand.job.JobStage;
import dev.errand.job.Json;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as its customer and operators see it.
 *
 * @param status pending, paid, processing, completed, failed or refunded
 * @param totalPrice in the currency's main unit
 * @param email where news goes
 * @param profile who it is about; null for operators that may not look into others' data
 * @param question likewise
 * @param job null before it is paid
 * @param report null before it is there
 */
@Schema(name = "Order")
record OrderView(
        UUID id,
        String status,
        BigDecimal totalPrice,
        String currency,
        List<String> selectedExperts,
        @JsonProperty("package") @Nullable String offer,
        @Nullable String email,
        @Nullable BirthProfile profile,
        @Nullable String question,
        String language,
        @Nullable UUID jobId,
        Payment payment,
        Instant createdAt,
        Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Analysis job,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReportFacts report) {

    /**
     * How it is paid.
     *
     * @param status pending, paid, expired, refunded or refund_failed
     * @param checkoutUrl where it can be paid while it is pending
     */
    @Schema(name = "Payment")
    record Payment(
            String method,
            String status,
            @Nullable String checkoutUrl,
            @Nullable Instant paidAt,
            @Nullable Instant refundedAt) {}

    /**
     * How the analysis goes.
     *
     * @param position in its lane, 1 runs next; null unless it waits
     * @param estimatedStartAt null if that cannot be told
     * @param errorMessage of the last attempt that failed
     */
    @Schema(name = "OrderJob")
    record Analysis(
            UUID id,
            String status,
            int progress,
            int attempt,
            int failures,
            List<JobStage> stages,
            @Nullable Long position,
            @Nullable Instant estimatedStartAt,
            @Nullable String errorMessage) {}

    /** The report without its text. */
    @Schema(name = "ReportFacts")
    record ReportFacts(
            List<String> expertsIncluded,
            String modelUsed,
            long generationMs,
            int viewCount,
            @Nullable Instant lastViewed,
            Instant createdAt,
            String href,
            @Nullable String pdfHref) {}

    /** As it is read right after it was stored, paid. */
    static OrderView placed(NewOrder order, Orders.Receipt receipt) {
        var job = java.util.Objects.requireNonNull(order.analysis()).id().value();
        return new OrderView(
                order.id(),
                "paid",
                order.cart().total(),
                "usd",
                order.cart().experts(),
                order.cart().offer(),
                order.caller().email(),
                order.profile(),
                order.question(),
                order.language(),
                job,
                new Payment(order.paymentMethod(), "paid", null, receipt.at(), null),
                receipt.at(),
                receipt.at(),
                new Analysis(job, "queued", 0, 0, 0, List.of(), null, null, null),
                null);
    }

    static OrderView read(Readable row, Caller caller) {
        var id = required(row, "id", UUID.class);
        var open = caller.opens(required(row, "account_id", UUID.class));
        return new OrderView(
                id,
                required(row, "status", String.class),
                required(row, "total_price", BigDecimal.class),
                required(row, "currency", String.class),
                List.of(required(row, "experts", String[].class)),
                row.get("package", String.class),
                row.get("email", String.class),
                open ? new Json(required(row, "profile", String.class)).as(BirthProfile.class) : null,
                open ? row.get("question", String.class) : null,
                required(row, "language", String.class),
                row.get("job_id", UUID.class),
                new Payment(
                        required(row, "payment_method", String.class),
                        required(row, "payment_status", String.class),
                        pending(row) ? row.get("checkout_url", String.class) : null,
                        row.get("paid_at", Instant.class),
                        row.get("refunded_at", Instant.class)),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class),
                analysis(row),
                report(row, id));
    }

    private static boolean pending(Readable row) {
        return "pending".equals(row.get("payment_status", String.class));
    }

    private static @Nullable Analysis analysis(Readable row) {
        var status = row.get("job_status", String.class);
        return status == null
                ? null
                : new Analysis(
                        required(row, "job_id", UUID.class),
                        status,
                        required(row, "progress", Integer.class),
                        required(row, "attempt", Integer.class),
                        required(row, "failures", Integer.class),
                        List.of(),
                        null,
                        null,
                        row.get("error_message", String.class));
    }

    private static @Nullable ReportFacts report(Readable row, UUID order) {
        var made = row.get("report_at", Instant.class);
        if (made == null) {
            return null;
        }
        var href = "/api/orders/" + order + "/report";
        return new ReportFacts(
                List.of(required(row, "report_experts", String[].class)),
                required(row, "model_used", String.class),
                required(row, "generation_ms", Long.class),
                required(row, "view_count", Integer.class),
                row.get("last_viewed", Instant.class),
                made,
                href,
                required(row, "has_pdf", Boolean.class) ? href + ".pdf" : null);
    }

    OrderView with(List<JobStage> stages, @Nullable Long position, @Nullable Instant estimatedStart) {
        var it = job;
        var more = it == null
                ? null
                : new Analysis(
                        it.id,
                        it.status,
                        it.progress,
                        it.attempt,
                        it.failures,
                        stages,
                        position,
                        estimatedStart,
                        it.errorMessage);
        return new OrderView(
                id,
                status,
                totalPrice,
                currency,
                selectedExperts,
                offer,
                email,
                profile,
                question,
                language,
                jobId,
                payment,
                createdAt,
                updatedAt,
                more,
                report);
    }
}
