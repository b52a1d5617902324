package dev.errand.api.order.payment;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was paid.
 *
 * @param paymentIntent what the payment method calls the payment
 * @param total in units of the currency
 * @param currency by its ISO 4217 code in small letters
 * @param failedRefund the refund of it that failed last; null if none did
 */
public record PaidOrder(
        UUID order,
        String paymentIntent,
        BigDecimal total,
        String currency,
        @Nullable String failedRefund) {}
