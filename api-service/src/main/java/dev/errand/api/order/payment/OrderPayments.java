package dev.errand.api.order.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What payment methods tell of orders. Each event has its effect once, in one transaction with its id; whatever their
 * number and order, orders end in the same state: refunded wins over paid, and paid over expired.
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
     * All of the money went back, so it had been paid. An analysis that has not ended is cancelled.
     *
     * @param paymentIntent the payment that went back; null if that is not known
     */
    Mono<Boolean> refunded(UUID order, String eventId, String eventType, @Nullable String paymentIntent);

    /** Something without an effect on any order. */
    Mono<Boolean> noted(String eventId, String eventType, @Nullable UUID order);
}
