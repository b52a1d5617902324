package dev.errand.api.order.payment;

import static dev.errand.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order, as far as paying goes.
 *
 * @param method how it is paid, by the name of a {@link PaymentMethod}
 * @param paid whether it was, also if the money went back since
 * @param paymentId of its newest checkout
 */
record PayableOrder(
        Purchase purchase,
        String status,
        String method,
        boolean paid,
        String paymentStatus,
        @Nullable String paymentId,
        @Nullable String paymentIntent,
        @Nullable String checkoutUrl) {

    static final String COLUMNS = """
            id, account_id, email, package, experts, currency, total_price, status, payment_method, payment_status, payment_id,
            payment_intent, checkout_url, paid_at
            """;

    static PayableOrder read(Readable row) {
        return new PayableOrder(
                purchase(row),
                required(row, "status", String.class),
                required(row, "payment_method", String.class),
                row.get("paid_at", Instant.class) != null,
                required(row, "payment_status", String.class),
                row.get("payment_id", String.class),
                row.get("payment_intent", String.class),
                row.get("checkout_url", String.class));
    }

    private static Purchase purchase(Readable row) {
        var chosen = row.get("package", String.class);
        var experts = List.of(required(row, "experts", String[].class));
        return new Purchase(
                required(row, "id", UUID.class),
                required(row, "account_id", UUID.class),
                row.get("email", String.class),
                required(row, "total_price", BigDecimal.class),
                required(row, "currency", String.class),
                "Fortune analysis: " + (chosen == null ? String.join(", ", experts) : chosen));
    }

    UUID id() {
        return purchase.order();
    }

    OrderPayment view() {
        var url = paymentStatus.equals(Checkout.PENDING) ? checkoutUrl : null;
        return new OrderPayment(id(), status, new OrderPayment.Payment(method, paymentStatus, url));
    }
}
