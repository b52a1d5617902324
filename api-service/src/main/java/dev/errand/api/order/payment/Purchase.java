package dev.errand.api.order.payment;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid.
 *
 * @param account whose order it is
 * @param email of the customer, if it is known
 * @param total in units of the currency, such as 24.99
 * @param currency by its ISO 4217 code in small letters
 * @param description what the customer reads beside the price
 */
public record Purchase(
        UUID order, UUID account, @Nullable String email, BigDecimal total, String currency, String description) {}
