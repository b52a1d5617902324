package dev.errand.api.order.payment;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Says what Stripe's sessions and charges mean for orders. An order is paid by a session that this shop made for it, over its
 * whole price: others of the same account at Stripe, such as those of payment links, have no effect.
 */
@Component
class StripeBookings {

    private final PayableOrders orders;
    private final OrderPayments payments;
    private final ShopSite shop;

    StripeBookings(PayableOrders orders, OrderPayments payments, ShopSite shop) {
        this.orders = orders;
        this.shop = shop;
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
        var payment = session.getPaymentIntent() == null ? session.getId() : session.getPaymentIntent();
        return orders.find(order.get())
                .flatMap(found -> covers(session, found.purchase())
                        ? payments.paid(found.id(), eventId, eventType, session.getPaymentIntent())
                        : payments.unmatched(
                                found.id(),
                                eventId,
                                eventType,
                                payment,
                                "it is not of the order's price: " + amount(session)))
                .switchIfEmpty(Mono.defer(() -> isOurs(session)
                        ? payments.unmatched(order.get(), eventId, eventType, payment, "the order is gone")
                        : payments.noted(eventId, eventType, order.get())));
    }

    /** A session that the customer has gone through, and whose money did not come. */
    Mono<Boolean> failed(Session session, String eventId, String eventType) {
        return order(session)
                .map(order -> payments.failed(order, eventId, eventType, session.getId()))
                .orElseGet(() -> payments.noted(eventId, eventType, null));
    }

    /** A session that can be paid no more. */
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

    /** A refund as it stands. */
    Mono<Boolean> refund(Refund refund, String eventId, String eventType) {
        return refund.getPaymentIntent() == null
                ? payments.noted(eventId, eventType, null)
                : payments.refund(named(refund.getMetadata()).orElse(null), eventId, eventType, moneyBack(refund));
    }

    static MoneyBack moneyBack(Refund refund) {
        var failed = "failed".equals(refund.getStatus()) || "canceled".equals(refund.getStatus());
        var reason = refund.getFailureReason();
        return new MoneyBack(
                refund.getId(),
                refund.getPaymentIntent(),
                MinorUnits.amount(refund.getAmount(), refund.getCurrency()),
                refund.getCurrency(),
                failed,
                reason == null ? "none given" : reason);
    }

    /** A dispute of an order's payment that begins or ends. */
    Mono<Boolean> dispute(Dispute dispute, String eventId, String eventType) {
        var intent = dispute.getPaymentIntent();
        return (intent == null ? Mono.<PayableOrder>empty() : orders.paidWith(intent))
                .flatMap(order -> payments.disputed(order.id(), eventId, eventType, facts(dispute)))
                .switchIfEmpty(Mono.defer(() -> payments.noted(eventId, eventType, null)));
    }

    private static Map<String, String> facts(Dispute dispute) {
        var evidence = dispute.getEvidenceDetails();
        var due = evidence == null ? null : evidence.getDueBy();
        return Map.of(
                "dispute", dispute.getId(),
                "payment", dispute.getPaymentIntent(),
                "amount", amount(dispute.getAmount(), dispute.getCurrency()),
                "reason", Objects.requireNonNullElse(dispute.getReason(), "none given"),
                "status", Objects.requireNonNullElse(dispute.getStatus(), "unknown"),
                "due", due == null ? "not told" : Instant.ofEpochSecond(due).toString());
    }

    /** Customers may have paid in their own currency; what was asked for is told beside that by API versions before 2025-03-31. */
    private static boolean covers(Session session, Purchase purchase) {
        var asked = session.getCurrencyConversion();
        var total = asked == null ? session.getAmountTotal() : asked.getAmountTotal();
        var currency = asked == null ? session.getCurrency() : asked.getSourceCurrency();
        return total != null
                && total == MinorUnits.of(purchase.total(), purchase.currency())
                && purchase.currency().equalsIgnoreCase(currency);
    }

    private static String amount(Session session) {
        return session.getAmountTotal() == null || session.getCurrency() == null
                ? "of none"
                : amount(session.getAmountTotal(), session.getCurrency());
    }

    private static String amount(long units, String currency) {
        return MinorUnits.amount(units, currency).toPlainString() + " " + currency.toUpperCase(Locale.ROOT);
    }

    private boolean isOurs(Session session) {
        return shop.siteUrl().getHost().equals(session.getMetadata().get(StripeSessions.SHOP));
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
