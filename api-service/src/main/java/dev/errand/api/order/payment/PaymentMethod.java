package dev.errand.api.order.payment;

import reactor.core.publisher.Mono;

/** A way to pay. Orders name theirs; a bean of each is found by its name. */
public interface PaymentMethod {

    /** As orders name it, such as {@code stripe}. */
    String name();

    /** Throws a {@link dev.errand.api.problem.Problem} if nothing can be paid this way: asked before an order is stored. */
    default void requireReady() {}

    /**
     * Begins the payment of an order that has no checkout yet. Asked twice for the same order, also at once, it begins one.
     * Whether and when it is paid is told to {@link OrderPayments}.
     */
    Mono<Checkout> begin(Purchase purchase);

    /**
     * The payment of an order that has a checkout: the same one while it can still be paid, else a new one.
     *
     * @param paymentId the checkout's, as {@link Checkout#paymentId} said
     */
    default Mono<Checkout> again(Purchase purchase, String paymentId) {
        return begin(purchase);
    }

    /**
     * Gives all of the money back that has not gone back yet; done when it is on its way, or has failed at once. Asked twice
     * with the same {@link PaidOrder#failedRefund}, it gives it back once. Empty if all of it had gone back before.
     */
    Mono<MoneyBack> refund(PaidOrder order);
}
