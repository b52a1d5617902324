package dev.errand.api.order.payment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Events' bodies, as Stripe writes them. */
final class StripeNews {

    private static final JsonMapper JSON = new JsonMapper();

    private StripeNews() {}

    static String event(String id, String type, Map<String, Object> object) {
        var event = new LinkedHashMap<String, Object>();
        event.put("id", id);
        event.put("object", "event");
        event.put("api_version", StripeStandIn.API_VERSION);
        event.put("created", Instant.now().getEpochSecond());
        event.put("data", Map.of("object", object));
        event.put("livemode", false);
        event.put("pending_webhooks", 1);
        event.put("request", Map.of("id", "req_1"));
        event.put("type", type);
        return JSON.writeValueAsString(event);
    }

    /** A session of 24.99 US dollars. */
    static Map<String, Object> session(UUID order, String id, String paymentStatus, String intent) {
        var session = new LinkedHashMap<String, Object>();
        session.put("id", id);
        session.put("object", "checkout.session");
        session.put("client_reference_id", order.toString());
        session.put("metadata", Map.of("errand_order", order.toString()));
        session.put("amount_total", 2499);
        session.put("currency", "usd");
        session.put("mode", "payment");
        session.put("payment_intent", intent);
        session.put("payment_status", paymentStatus);
        return session;
    }

    /** A refund of a payment in US dollars. */
    static Map<String, Object> refund(String id, String intent, long amount, String status) {
        var refund = new LinkedHashMap<String, Object>();
        refund.put("id", id);
        refund.put("object", "refund");
        refund.put("amount", amount);
        refund.put("currency", "usd");
        refund.put("metadata", Map.of());
        refund.put("payment_intent", intent);
        refund.put("status", status);
        return refund;
    }

    /** A charge of 24.99 US dollars. */
    static Map<String, Object> charge(Map<String, String> metadata, String intent, long refunded) {
        var charge = new LinkedHashMap<String, Object>();
        charge.put("id", "ch_" + intent);
        charge.put("object", "charge");
        charge.put("amount", 2499);
        charge.put("amount_refunded", refunded);
        charge.put("currency", "usd");
        charge.put("metadata", metadata);
        charge.put("payment_intent", intent);
        charge.put("refunded", refunded == 2499);
        return charge;
    }
}
