package dev.errand.api.order.payment;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What payment methods tell of orders. Each event has its effect once, in one transaction with its id; whatever their
 * number and order, orders end in the same state: a failed refund wins over refunded,
 * that over paid, and paid over expired.
 *
 * <p>All of them answer true if the event is new, and false, without any effect, if its id is known. An event of an order
 * that is not there is kept, and has no effect.
 */
public interface OrderPayments {

    /**
     * The order was paid: it is booked, and its one analysis is queued. Late is not too late.
     *
     * @param paymentIntent what a refund names; null if nothing had to be paid
     */
    Mono<Boolean> paid(UUID order, String eventId, String eventType, @Nullable String paymentIntent);

    /**
     * A checkout of the order can no longer be paid. It stands for the order only if it is its newest one.
     *
     * @param paymentId the checkout's
     */
    Mono<Boolean> expired(UUID order, String eventId, String eventType, String paymentId);

    /**
     * The bank did not send the money of a checkout that the customer had gone through: as {@link #expired}, and they are
     * told by mail that they can pay again.
     *
     * @param paymentId the checkout's
     */
    Mono<Boolean> failed(UUID order, String eventId, String eventType, String paymentId);

    /**
     * Money came of which nothing is booked: whoever paid is to get it back. The operators are told by mail, once for each
     * payment.
     *
     * @param payment what the payment method calls it
     * @param why a sentence without its end
     */
    Mono<Boolean> unmatched(UUID order, String eventId, String eventType, String payment, String why);

    /** The customer has their bank ask for the money back: the operators are told by mail. */
    Mono<Boolean> disputed(UUID order, String eventId, String eventType, Map<String, String> facts);

    /**
     * Money was sent back, or a refund failed, of which the operators are told by mail. Once refunds amount to the order's
     * whole price it is refunded; if one of them failed, and what else was sent is less than the price, its payment is
     * {@code refund_failed} and can be given back again. The analysis stays cancelled.
     *
     * @param order as the refund names it; null: that which was paid with the payment
     */
    Mono<Boolean> refund(@Nullable UUID order, String eventId, String eventType, MoneyBack back);

    /**
     * All of the money went back, so it had been paid. An analysis that has not ended is cancelled.
     *
     * @param paymentIntent the payment that went back; null if that is not known
     */
    Mono<Boolean> refunded(UUID order, String eventId, String eventType, @Nullable String paymentIntent);

    /** Something without an effect on any order. */
    Mono<Boolean> noted(String eventId, String eventType, @Nullable UUID order);
}
