package dev.errand.api.order.payment;

import dev.errand.api.account.Audit;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import dev.errand.api.problem.UnknownId;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives money back. */
@Component
class Refunds {

    private final PayableOrders orders;
    private final PaymentMethods methods;
    private final OrderPayments payments;
    private final Audit audit;

    Refunds(PayableOrders orders, PaymentMethods methods, OrderPayments payments, Audit audit) {
        this.orders = orders;
        this.methods = methods;
        this.payments = payments;
        this.audit = audit;
    }

    /** For admins. Whether it was this answer or the method's event that came first shows nowhere. */
    Mono<OrderPayment> refund(UUID order, Caller admin) {
        return orders.find(order)
                .switchIfEmpty(Mono.error(() -> new UnknownId("order", order)))
                .flatMap(found -> found.paymentStatus().equals("refunded")
                        ? Mono.just(found)
                        : giveBack(found, admin).then(orders.find(order)))
                .map(PayableOrder::view);
    }

    private Mono<Void> giveBack(PayableOrder order, Caller admin) {
        if (!order.paid()) {
            return Mono.error(NotPayable.unpaid(order));
        }
        var purchase = order.purchase();
        var intent = order.paymentIntent();
        return audit.write(AuditAction.ORDER_REFUNDED, admin.account(), order.id(), purchase.account())
                .then(
                        intent == null // there was nothing to pay
                                ? Mono.empty()
                                : methods.named(order.method())
                                        .refund(new PaidOrder(
                                                order.id(), intent, purchase.total(), purchase.currency())))
                .then(payments.refunded(order.id(), "refund." + order.id(), "refund.answered", intent))
                .then();
    }
}
