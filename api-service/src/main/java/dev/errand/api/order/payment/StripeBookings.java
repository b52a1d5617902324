package dev.errand.api.order.payment;

import com.stripe.model.Charge;
import com.stripe.model.checkout.Session;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Says what Stripe's sessions and charges mean for orders. An order is paid by a session that this shop made for it, over its
 * whole price: others of the same account at Stripe, such as those of payment links, have no effect.
 */
@Component
class StripeBookings {

    private static final Logger log = LoggerFactory.getLogger(StripeBookings.class);

    private final PayableOrders orders;
    private final OrderPayments payments;

    StripeBookings(PayableOrders orders, OrderPayments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    static boolean isPaid(Session session) {
        return !"unpaid".equals(session.getPaymentStatus()); // paid, or no_payment_required
    }

    /** A session that the customer has gone through: booked once the money is there. */
    Mono<Boolean> session(Session session, String eventId, String eventType) {
        var order = order(session);
        if (order.isEmpty() || !isPaid(session)) {
            return payments.noted(eventId, eventType, order.orElse(null));
        }
        return orders.find(order.get())
                .filter(found -> !covers(session, found.purchase()))
                .doOnNext(found -> log.error("event {} pays another price than that of order {}", eventId, found.id()))
                .flatMap(found -> payments.noted(eventId, eventType, found.id()))
                .switchIfEmpty(
                        Mono.defer(() -> payments.paid(order.get(), eventId, eventType, session.getPaymentIntent())));
    }

    /** A session that can be paid no more, or whose payment failed. */
    Mono<Boolean> lapsed(Session session, String eventId, String eventType) {
        return order(session)
                .map(order -> payments.expired(order, eventId, eventType, session.getId()))
                .orElseGet(() -> payments.noted(eventId, eventType, null));
    }

    /** A charge of which something went back: all of it, or the order stays paid. */
    Mono<Boolean> charge(Charge charge, String eventId, String eventType) {
        var intent = charge.getPaymentIntent();
        return Mono.justOrEmpty(named(charge.getMetadata()))
                .switchIfEmpty(
                        intent == null ? Mono.empty() : orders.paidWith(intent).map(PayableOrder::id))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(order -> order.isPresent() && Boolean.TRUE.equals(charge.getRefunded())
                        ? payments.refunded(order.get(), eventId, eventType, intent)
                        : payments.noted(eventId, eventType, order.orElse(null)));
    }

    private static boolean covers(Session session, Purchase purchase) {
        var total = session.getAmountTotal();
        return total != null
                && total == MinorUnits.of(purchase.total(), purchase.currency())
                && purchase.currency().equalsIgnoreCase(session.getCurrency());
    }

    /** Empty unless both places in which this shop names an order name the same. */
    private static Optional<UUID> order(Session session) {
        return named(session.getMetadata()).filter(order -> order.toString().equals(session.getClientReferenceId()));
    }

    private static Optional<UUID> named(@Nullable Map<String, String> metadata) {
        var order = metadata == null ? null : metadata.get(StripeSessions.ORDER);
        try {
            return Optional.ofNullable(order).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
