package dev.errand.api.order.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an order's payment is.
 *
 * @param id the order's
 * @param status the order's
 */
public record OrderPayment(UUID id, String status, Payment payment) {

    /**
     * @param method by its name
     * @param status pending, processing, paid, expired, refunded or refund_failed
     * @param checkoutUrl where the customer pays, while there is something to pay
     */
    public record Payment(
            String method, String status, @Nullable String checkoutUrl) {}
}
