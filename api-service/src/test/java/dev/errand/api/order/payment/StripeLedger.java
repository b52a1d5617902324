package dev.errand.api.order.payment;

import dev.errand.api.order.payment.StripeStandIn.Reply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What Stripe keeps: sessions, their payments, and what went back. */
final class StripeLedger {

    private static final Set<String> SESSION_FIELDS = Set.of(
            "mode",
            "client_reference_id",
            "metadata[errand_order]",
            "payment_intent_data[metadata][errand_order]",
            "success_url",
            "cancel_url",
            "customer_email",
            "line_items[0][quantity]",
            "line_items[0][price_data][currency]",
            "line_items[0][price_data][unit_amount]",
            "line_items[0][price_data][product_data][name]");
    private static final Set<String> REFUND_FIELDS = Set.of("payment_intent", "metadata[errand_order]");

    private final Map<String, Map<String, Object>> sessions = new ConcurrentHashMap<>();
    private final Map<String, String> refunds = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    void clear() {
        sessions.clear();
        refunds.clear();
    }

    int sessions() {
        return sessions.size();
    }

    /** Payments of which the money went back. */
    Set<String> refunds() {
        return Set.copyOf(refunds.keySet());
    }

    Map<String, Object> session(String id) {
        return sessions.get(id);
    }

    /** The customer pays; the payment's id. */
    String pay(String session) {
        var intent = "pi_" + session;
        change(session, Map.of("status", "complete", "payment_status", "paid", "payment_intent", intent, "url", ""));
        return intent;
    }

    /** The customer did their part with a method whose money comes later. */
    void promise(String session) {
        change(session, Map.of("status", "complete", "payment_status", "unpaid", "payment_intent", "pi_" + session));
    }

    void expire(String session) {
        change(session, Map.of("status", "expired"));
    }

    private void change(String session, Map<String, Object> fields) {
        sessions.compute(session, (id, old) -> {
            var changed = new LinkedHashMap<>(old);
            changed.putAll(fields);
            return changed;
        });
    }

    Reply read(String path) {
        var session = sessions.get(path.replace("/v1/checkout/sessions/", ""));
        return session == null
                ? Reply.error(404, "invalid_request_error", "resource_missing")
                : new Reply(200, session);
    }

    Reply write(String path, Map<String, String> form) {
        return switch (path) {
            case "/v1/checkout/sessions" -> create(form);
            case "/v1/refunds" -> refund(form);
            default -> Reply.error(404, "invalid_request_error", "url_invalid");
        };
    }

    private static boolean unknown(Map<String, String> form, Set<String> known) {
        var others = new HashSet<>(form.keySet());
        others.removeAll(known);
        return !others.isEmpty();
    }

    private Reply create(Map<String, String> form) {
        if (unknown(form, SESSION_FIELDS) || !form.get("mode").equals("payment")) {
            return Reply.error(400, "invalid_request_error", "parameter_unknown");
        }
        var amount = Long.parseLong(form.get("line_items[0][price_data][unit_amount]"))
                * Long.parseLong(form.get("line_items[0][quantity]"));
        if (amount < 50) {
            return Reply.error(400, "invalid_request_error", "amount_too_small");
        }
        var id = "cs_test_" + numbers.incrementAndGet();
        var session = new LinkedHashMap<String, Object>();
        session.put("id", id);
        session.put("object", "checkout.session");
        session.put("mode", "payment");
        session.put("status", "open");
        session.put("payment_status", "unpaid");
        session.put("client_reference_id", form.get("client_reference_id"));
        session.put("metadata", Map.of("errand_order", form.get("metadata[errand_order]")));
        session.put("amount_total", amount);
        session.put("currency", form.get("line_items[0][price_data][currency]"));
        session.put("url", "https://checkout.stripe.com/c/pay/" + id);
        sessions.put(id, session);
        return new Reply(200, session);
    }

    private Reply refund(Map<String, String> form) {
        var intent = form.get("payment_intent");
        var paid = sessions.values().stream().anyMatch(session -> intent.equals(session.get("payment_intent")));
        if (unknown(form, REFUND_FIELDS) || !paid) {
            return Reply.error(400, "invalid_request_error", "resource_missing");
        }
        if (refunds.putIfAbsent(intent, intent) != null) {
            return Reply.error(400, "invalid_request_error", "charge_already_refunded");
        }
        return new Reply(
                200, Map.of("id", "re_" + intent, "object", "refund", "payment_intent", intent, "status", "succeeded"));
    }
}
