package dev.errand.api.order.payment;

import dev.errand.api.order.payment.StripeStandIn.Reply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
            "metadata[errand_shop]",
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
    private final Map<String, Map<String, Object>> refunds = new ConcurrentHashMap<>();
    private volatile boolean failing;
    private final AtomicInteger numbers = new AtomicInteger();

    void clear() {
        sessions.clear();
        refunds.clear();
        failing = false;
    }

    int sessions() {
        return sessions.size();
    }

    /** Payments of which the money went back, each as often as it did. */
    List<String> refunds() {
        return refunds.values().stream()
                .filter(refund -> !refund.get("status").equals("failed"))
                .map(refund -> String.valueOf(refund.get("payment_intent")))
                .toList();
    }

    /** The next refund fails at once. */
    void failNextRefund() {
        failing = true;
    }

    /** The money of the payment's one refund comes back; the refund, as an event shows it. */
    Map<String, Object> failRefund(String intent) {
        var refund = refunds.values().stream()
                .filter(one -> one.get("payment_intent").equals(intent)
                        && one.get("status").equals("succeeded"))
                .findFirst()
                .orElseThrow();
        refund.put("status", "failed");
        refund.put("failure_reason", "lost_or_stolen_card");
        return refund;
    }

    Map<String, Object> session(String id) {
        return sessions.get(id);
    }

    /** The customer pays; the payment's id. */
    String pay(String session) {
        var intent = "pi_" + session;
        change(session, Map.of("status", "complete", "payment_status", "paid", "payment_intent", intent, "url", ""));
        change(session, Map.of("intent_status", "succeeded"));
        return intent;
    }

    /** The customer did their part with a method whose money comes later. */
    void promise(String session) {
        change(session, Map.of("status", "complete", "payment_status", "unpaid", "payment_intent", "pi_" + session));
        change(session, Map.of("intent_status", "processing"));
    }

    /** The money of a session that was gone through does not come. */
    void disappoint(String session) {
        change(session, Map.of("intent_status", "requires_payment_method"));
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

    /** A session, with its payment as an object, as whoever reads one asks for. */
    Reply read(String path, String query) {
        var session = sessions.get(path.replace("/v1/checkout/sessions/", ""));
        if (session == null) {
            return Reply.error(404, "invalid_request_error", "resource_missing");
        } else if (!"expand[0]=payment_intent".equals(query)) {
            return Reply.error(400, "invalid_request_error", "parameter_unknown");
        }
        var read = new LinkedHashMap<>(session);
        var status = read.remove("intent_status");
        if (status != null) {
            var intent = Map.of("id", read.get("payment_intent"), "object", "payment_intent", "status", status);
            read.put("payment_intent", intent);
        }
        return new Reply(200, read);
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
        session.put(
                "metadata",
                Map.of(
                        "errand_order", form.get("metadata[errand_order]"),
                        "errand_shop", form.get("metadata[errand_shop]")));
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
        if (refunds().contains(intent)) {
            return Reply.error(400, "invalid_request_error", "charge_already_refunded");
        }
        var refund = new LinkedHashMap<String, Object>();
        refund.put("id", "re_" + numbers.incrementAndGet());
        refund.put("object", "refund");
        refund.put("amount", 2499);
        refund.put("currency", "usd");
        refund.put("payment_intent", intent);
        refund.put("metadata", Map.of("errand_order", form.getOrDefault("metadata[errand_order]", "")));
        refund.put("status", failing ? "failed" : "succeeded");
        failing = false;
        refunds.put(String.valueOf(refund.get("id")), refund);
        return new Reply(200, refund);
    }
}
