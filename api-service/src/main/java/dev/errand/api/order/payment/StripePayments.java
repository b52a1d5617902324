package dev.errand.api.order.payment;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import com.stripe.service.V1Services;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Payment by Stripe's checkout page. Every call that makes something carries a key that follows from the order, so that it
 * is made once however often it is asked for, and by however many processes.
 */
@Component
class StripePayments implements PaymentMethod {

    static final String NAME = "stripe";

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
        properties.requiredWebhookSecret(); // nothing would be told of what was paid
    }

    @Override
    public Mono<Checkout> begin(Purchase purchase) {
        return make(purchase, purchase.order().toString());
    }

    /** Also books a payment of which no event has come. */
    @Override
    public Mono<Checkout> again(Purchase purchase, String session) {
        return stripe.ask(v1 -> retrieve(v1, session))
                .flatMap(found -> found.filter(one -> !one.getStatus().equals("expired"))
                        .map(this::goOn)
                        .orElseGet(() -> make(purchase, purchase.order() + "-" + session)));
    }

    /** Empty if this account of Stripe's knows no such session. */
    private static Optional<Session> retrieve(V1Services v1, String session) throws StripeException {
        try {
            return Optional.of(v1.checkout().sessions().retrieve(session));
        } catch (InvalidRequestException e) {
            if ("resource_missing".equals(e.getCode())) {
                return Optional.empty();
            }
            throw e;
        }
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
    public Mono<Void> refund(PaidOrder order) {
        var wanted = RefundCreateParams.builder()
                .setPaymentIntent(order.paymentIntent())
                .putMetadata(StripeSessions.ORDER, order.order().toString())
                .build();
        return stripe.ask(v1 -> refund(v1, wanted, "refund-" + order.order()))
                .flatMap(status -> status.equals("failed") || status.equals("canceled")
                        ? Mono.error(new PaymentRefused("refund_" + status))
                        : Mono.empty());
    }

    private static String refund(V1Services v1, RefundCreateParams wanted, String key) throws StripeException {
        try {
            return StripeCalls.once(key, options -> v1.refunds().create(wanted, options))
                    .getStatus();
        } catch (InvalidRequestException e) {
            if ("charge_already_refunded".equals(e.getCode())) {
                return "succeeded";
            }
            throw e;
        }
    }
}
