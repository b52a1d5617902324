package dev.errand.api.order.payment;

import java.math.BigDecimal;

/**
 * A refund, as far as it is known.
 *
 * @param id what the payment method calls it
 * @param paymentIntent the payment of which money goes back
 * @param amount in units of the currency
 * @param currency by its ISO 4217 code in small letters
 * @param failed whether the money came back to the shop, or never left it: that is for good
 * @param reason why it failed, in the payment method's word
 */
public record MoneyBack(
        String id, String paymentIntent, BigDecimal amount, String currency, boolean failed, String reason) {}
