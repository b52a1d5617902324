package dev.errand.api.order.payment;

import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.Webhook;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Checks who sent an event, and hands on what it says. Types that mean nothing here are left alone. */
@Component
class StripeEvents {

    private static final Logger log = LoggerFactory.getLogger(StripeEvents.class);
    private static final long TOLERANCE_SECONDS = 300;

    private final StripeProperties properties;
    private final StripeBookings bookings;

    StripeEvents(StripeProperties properties, StripeBookings bookings) {
        this.properties = properties;
        this.bookings = bookings;
    }

    /** Throws {@link BadWebhook}, or {@link PaymentsNotConfigured} if no event could be checked. */
    Event verified(byte[] body, String signature) {
        var secrets = properties.requiredWebhookSecrets();
        var text = new String(body, StandardCharsets.UTF_8); // bytes that are no UTF-8 no longer fit the signature
        var secret = secrets.stream()
                .filter(one -> verifies(text, signature, one))
                .findFirst()
                .orElseThrow(BadWebhook::signature);
        try {
            var event = Webhook.constructEvent(text, signature, secret, TOLERANCE_SECONDS);
            if (event != null && event.getId() != null && event.getType() != null && event.getData() != null) {
                return event;
            }
        } catch (SignatureVerificationException e) {
            throw BadWebhook.signature(); // it has become too old in between
        } catch (RuntimeException e) { // signed, and yet no event: of a newer sort, or no JSON
            throw BadWebhook.event();
        }
        throw BadWebhook.event();
    }

    /** Before anything in the body is looked at. */
    private static boolean verifies(String body, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(body, signature, secret, TOLERANCE_SECONDS);
        } catch (SignatureVerificationException | RuntimeException e) { // the latter if its time is no number
            return false;
        }
    }

    /** Done when the event has had its effect, if it has one. Play money buys nothing where the key is for real money. */
    Mono<Void> handle(Event event) {
        if (!properties.isOfMode(event.getLivemode())) {
            log.error(
                    "event {} is of another mode than the secret key: live is {}", event.getId(), event.getLivemode());
            return Mono.empty();
        }
        var id = event.getId();
        var type = event.getType();
        return switch (type) {
            case "checkout.session.completed", "checkout.session.async_payment_succeeded" ->
                bookings.session(object(event, Session.class), id, type).then();
            case "checkout.session.expired" ->
                bookings.lapsed(object(event, Session.class), id, type).then();
            case "checkout.session.async_payment_failed" ->
                bookings.failed(object(event, Session.class), id, type).then();
            case "charge.refunded" ->
                bookings.charge(object(event, Charge.class), id, type).then();
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                bookings.refund(object(event, Refund.class), id, type).then();
            case "charge.dispute.created", "charge.dispute.closed" ->
                bookings.dispute(object(event, Dispute.class), id, type).then();
            default -> Mono.empty();
        };
    }

    /** Also of an event of another API version than the library's: what is read here is the same in all. */
    private static <T extends StripeObject> T object(Event event, Class<T> type) {
        try {
            return type.cast(event.getDataObjectDeserializer().deserializeUnsafe());
        } catch (EventDataObjectDeserializationException | ClassCastException e) {
            throw BadWebhook.event();
        }
    }
}
