package dev.errand.api.order.payment;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets customers pay their orders. */
@Component
public class Checkouts {

    private final PayableOrders orders;
    private final PaymentMethods methods;

    Checkouts(PayableOrders orders, PaymentMethods methods) {
        this.orders = orders;
        this.methods = methods;
    }

    /**
     * The checkout of an order that the caller sees: the one it has while that can be paid, else a new one. Fails with
     * {@link dev.errand.api.problem.UnknownId}, {@link NotPayable} if the order was paid, and with 422 or 503 as its payment
     * method fails: then the order waits, and can be paid later.
     */
    public Mono<OrderPayment> open(UUID order) {
        return orders.ofCaller(order)
                .flatMap(found -> found.paid() ? Mono.error(() -> NotPayable.paid(found)) : pay(found));
    }

    private Mono<OrderPayment> pay(PayableOrder order) {
        var method = methods.named(order.method());
        var known = order.paymentId();
        var checkout = known == null ? method.begin(order.purchase()) : method.again(order.purchase(), known);
        return checkout.flatMap(begun -> orders.keep(order, begun)
                .map(kept ->
                        kept.paid() || begun.status().equals(Checkout.PENDING) ? kept.view() : begun(order, begun)));
    }

    private static OrderPayment begun(PayableOrder order, Checkout checkout) {
        return new OrderPayment(
                order.id(),
                order.status(),
                new OrderPayment.Payment(order.method(), checkout.status(), checkout.checkoutUrl()));
    }
}
