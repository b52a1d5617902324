package dev.errand.api.order.payment;

import static dev.errand.database.Columns.required;

import dev.errand.fortune.BirthProfile;
import dev.errand.fortune.FortuneAnalysis;
import dev.errand.job.JobOptions;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is locked for a booking.
 *
 * @param paid whether it was, also if the money went back since
 * @param status of the payment
 * @param forgotten whether its account is being erased
 * @param taken whether another order was paid with the payment that is told of
 * @param job the analysis to queue, if it comes to that
 */
record PaymentState(
        UUID id,
        BigDecimal total,
        String currency,
        boolean paid,
        String status,
        boolean forgotten,
        boolean taken,
        @Nullable String paymentIntent,
        @Nullable UUID jobId,
        NewJob<FortuneAnalysis> job) {

    static final String LOCK = """
            SELECT id, account_id, profile::text AS profile, experts, question, language, created_at, total_price, currency,
                   payment_status, paid_at, payment_intent, job_id, forgotten,
                   EXISTS (SELECT FROM fortune_order AS other
                            WHERE other.payment_intent = :intent AND other.id <> fortune_order.id) AS taken
              FROM fortune_order WHERE id = :order FOR UPDATE
            """;

    static PaymentState read(Readable row) {
        var question = row.get("question", String.class);
        var input = new FortuneAnalysis(
                required(row, "id", UUID.class),
                List.of(required(row, "experts", String[].class)),
                new Json(required(row, "profile", String.class)).as(BirthProfile.class),
                question,
                required(row, "language", String.class),
                required(row, "created_at", Instant.class));
        var options = JobOptions.NONE.owner(required(row, "account_id", UUID.class));
        return new PaymentState(
                input.order(),
                required(row, "total_price", BigDecimal.class),
                required(row, "currency", String.class),
                row.get("paid_at", Instant.class) != null,
                required(row, "payment_status", String.class),
                required(row, "forgotten", Boolean.class),
                required(row, "taken", Boolean.class),
                row.get("payment_intent", String.class),
                row.get("job_id", UUID.class),
                NewJob.of(FortuneAnalysis.TYPE, input, options));
    }

    /** Whether all of its money was sent back, wherever that is now. */
    boolean withdrawn() {
        return status.equals("refunded") || status.equals("refund_failed");
    }

    /** Whether money that is told of is not what this order was paid with. */
    boolean paidOtherwise(@Nullable String intent) {
        return paid && intent != null && paymentIntent != null && !intent.equals(paymentIntent);
    }
}
