package dev.errand.api.order.payment;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * What was paid.
 *
 * @param paymentIntent what the payment method calls the payment
 * @param total in units of the currency
 * @param currency by its ISO 4217 code in small letters
 */
public record PaidOrder(UUID order, String paymentIntent, BigDecimal total, String currency) {}
