package dev.errand.api.order.payment;

import org.jspecify.annotations.Nullable;

/**
 * A payment that was begun.
 *
 * @param status one of {@link #PENDING}, {@link #PROCESSING} and {@link #PAID}
 * @param paymentId what the method calls it
 * @param checkoutUrl where the customer pays; null if there is nothing to do for them
 */
public record Checkout(
        String status, @Nullable String paymentId, @Nullable String checkoutUrl) {

    /** The customer has to pay. */
    public static final String PENDING = "pending";

    /** The customer has done their part, and the money is on its way. */
    public static final String PROCESSING = "processing";

    public static final String PAID = "paid";
}
