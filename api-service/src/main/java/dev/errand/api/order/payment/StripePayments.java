package dev.errand.api.order.payment;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.V1Services;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Payment by Stripe's checkout page. Every call that makes something carries a key that follows from the order, so that it
 * is made once however often it is asked for, and by however many processes.
 */
@Component
class StripePayments implements PaymentMethod {

    static final String NAME = "stripe";

    /** A payment's states in which no money is on its way. */
    private static final Set<String> FAILED = Set.of("requires_payment_method", "canceled");

    private final StripeCalls stripe;
    private final StripeProperties properties;
    private final StripeSessions sessions;
    private final StripeBookings bookings;

    StripePayments(StripeCalls stripe, StripeProperties properties, StripeSessions sessions, StripeBookings bookings) {
        this.stripe = stripe;
        this.properties = properties;
        this.sessions = sessions;
        this.bookings = bookings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void requireReady() {
        properties.requiredSecretKey();
        properties.requiredWebhookSecrets(); // nothing would be told of what was paid
    }

    @Override
    public Mono<Checkout> begin(Purchase purchase) {
        return make(purchase, purchase.order().toString());
    }

    /** Also books a payment of which no event has come. */
    @Override
    public Mono<Checkout> again(Purchase purchase, String session) {
        return stripe.ask(v1 -> retrieve(v1, session))
                .flatMap(found -> found.filter(one -> !isOver(one))
                        .map(this::goOn)
                        .orElseGet(() -> make(purchase, purchase.order() + "-" + session)));
    }

    /** Empty if this account of Stripe's knows no such session. */
    private static Optional<Session> retrieve(V1Services v1, String session) throws StripeException {
        try {
            var params =
                    SessionRetrieveParams.builder().addExpand("payment_intent").build();
            return Optional.of(v1.checkout().sessions().retrieve(session, params));
        } catch (InvalidRequestException e) {
            if ("resource_missing".equals(e.getCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** It has expired; or the customer went through it, and the bank did not send the money afterwards. */
    private static boolean isOver(Session session) {
        var payment = session.getPaymentIntentObject();
        var failed = payment != null && FAILED.contains(payment.getStatus());
        return session.getStatus().equals("expired")
                || session.getStatus().equals("complete") && !StripeBookings.isPaid(session) && failed;
    }

    private Mono<Checkout> goOn(Session session) {
        if (session.getStatus().equals("open")) {
            return Mono.just(new Checkout(Checkout.PENDING, session.getId(), session.getUrl()));
        }
        if (!StripeBookings.isPaid(session)) {
            return Mono.just(new Checkout(Checkout.PROCESSING, session.getId(), null));
        }
        return bookings.session(session, "session." + session.getId(), "session.retrieved")
                .thenReturn(new Checkout(Checkout.PAID, session.getId(), null));
    }

    private Mono<Checkout> make(Purchase purchase, String key) {
        var wanted = sessions.of(purchase);
        return stripe.ask(v1 -> StripeCalls.once(
                        key, options -> v1.checkout().sessions().create(wanted, options)))
                .map(session -> new Checkout(Checkout.PENDING, session.getId(), session.getUrl()));
    }

    @Override
    public Mono<MoneyBack> refund(PaidOrder order) {
        var wanted = RefundCreateParams.builder()
                .setPaymentIntent(order.paymentIntent())
                .putMetadata(StripeSessions.ORDER, order.order().toString())
                .build();
        var key = "refund-" + order.order() + (order.failedRefund() == null ? "" : "-" + order.failedRefund());
        return stripe.ask(v1 -> refund(v1, wanted, key))
                .flatMap(made -> Mono.justOrEmpty(made.map(StripeBookings::moneyBack)));
    }

    /** Empty if there is nothing more to give back. */
    private static Optional<Refund> refund(V1Services v1, RefundCreateParams wanted, String key)
            throws StripeException {
        try {
            return Optional.of(StripeCalls.once(key, options -> v1.refunds().create(wanted, options)));
        } catch (InvalidRequestException e) {
            if ("charge_already_refunded".equals(e.getCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
