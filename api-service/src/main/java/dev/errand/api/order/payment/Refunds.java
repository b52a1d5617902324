package dev.errand.api.order.payment;

import dev.errand.api.account.Audit;
import dev.errand.api.account.AuditAction;
import dev.errand.api.account.Caller;
import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.UnknownId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives money back. */
@Component
class Refunds {

    private final PayableOrders orders;
    private final PaymentMethods methods;
    private final OrderPayments payments;
    private final RefundRows refunds;
    private final Audit audit;

    Refunds(PayableOrders orders, PaymentMethods methods, OrderPayments payments, RefundRows refunds, Audit audit) {
        this.orders = orders;
        this.methods = methods;
        this.payments = payments;
        this.refunds = refunds;
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
        var intent = order.paymentIntent();
        return audit.write(
                        AuditAction.ORDER_REFUNDED,
                        admin.account(),
                        order.id(),
                        order.purchase().account())
                .then(
                        intent == null // there was nothing to pay
                                ? Mono.<Boolean>empty()
                                : send(order, intent))
                .switchIfEmpty(Mono.defer(
                        () -> payments.refunded(order.id(), "refund." + order.id(), "refund.answered", intent)))
                .then();
    }

    /** Empty if all of it had gone back before. */
    private Mono<Boolean> send(PayableOrder order, String intent) {
        var method = methods.named(order.method());
        var purchase = order.purchase();
        return RowAccess.everything(Shielded.from(() -> refunds.lastFailed(intent)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(failed ->
                        new PaidOrder(order.id(), intent, purchase.total(), purchase.currency(), failed.orElse(null)))
                .flatMap(method::refund)
                .flatMap(back -> payments.refund(order.id(), answered(back), "refund.answered", back));
    }

    /** A refund's answer is one event for each thing that it can say. */
    private static String answered(MoneyBack back) {
        return (back.failed() ? "refund.failed." : "refund.") + back.id();
    }
}
