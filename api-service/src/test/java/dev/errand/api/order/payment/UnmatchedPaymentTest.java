package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Money that the operators have to look after. */
class UnmatchedPaymentTest extends PaymentTest {

    private static final String COMPLETED = "checkout.session.completed";

    private long alerts(String template, UUID order) {
        return count("job WHERE type = 'notify.email' AND input ->> 'template' = '" + template
                + "' AND input ->> 'order' = '" + order + "' AND owner_id = '00000000-0000-0000-0000-000000000000'");
    }

    private Map<String, Object> ours(UUID order, String payment) {
        var session = StripeNews.session(order, "cs_" + payment, "paid", payment);
        session.put("metadata", Map.of("errand_order", order.toString(), "errand_shop", "shop.example.com"));
        return session;
    }

    @Test
    void aSecondPaymentOfAnOrderIsToldOnce() {
        var order = pending();
        tellPaid(order, "evt_1");
        tell("evt_2", COMPLETED, ours(order, "pi_second"));
        tell("evt_3", "checkout.session.async_payment_succeeded", ours(order, "pi_second"));
        assertThat(alerts("payment_unmatched_admin", order)).isEqualTo(1);
        assertThat(orders.state(order)).isEqualTo("paid paid pi_" + order + " t f 1 queued");
    }

    @Test
    void anotherPriceIsTold() {
        var order = pending();
        var cheap = ours(order, "pi_1");
        cheap.put("amount_total", 99);
        tell("evt_1", COMPLETED, cheap);
        assertThat(alerts("payment_unmatched_admin", order)).isEqualTo(1);
        assertThat(count("job WHERE input -> 'facts' ->> 'why' LIKE '%0.99 USD'"))
                .isEqualTo(1);
    }

    @Test
    void whoPaysAnOrderThatIsGoneIsNotForgotten() {
        var gone = UUID.randomUUID();
        assertThat(tell("evt_1", COMPLETED, ours(gone, "pi_1")).status()).isEqualTo(200);
        assertThat(alerts("payment_unmatched_admin", gone)).isEqualTo(1);
    }

    @Test
    void anotherShopOfTheSameAccountIsLeftAlone() {
        var theirs = UUID.randomUUID();
        var session = ours(theirs, "pi_1");
        session.put("metadata", Map.of("errand_order", theirs.toString(), "errand_shop", "other.example.com"));
        assertThat(tell("evt_1", COMPLETED, session).status()).isEqualTo(200);
        assertThat(count("job")).isZero();
    }

    @Test
    void whoPaysWhileTheirAccountIsErasedGetsNoAnalysisAndIsTold() {
        var order = pending();
        database.sql("UPDATE fortune_order SET forgotten = true WHERE id = :id")
                .bind("id", order)
                .then()
                .block();
        tellPaid(order, "evt_1");
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
        assertThat(alerts("payment_unmatched_admin", order)).isEqualTo(1);
    }

    @Test
    void aPaymentInTheCustomersCurrencyCounts() {
        var order = pending();
        var session = ours(order, "pi_1");
        session.put("currency", "twd");
        session.put("amount_total", 80045);
        session.put("currency_conversion", Map.of("amount_total", 2499, "source_currency", "usd", "fx_rate", "32.0"));
        tell("evt_1", COMPLETED, session);
        assertThat(orders.state(order)).isEqualTo("paid paid pi_1 t f 1 queued");
    }

    @Test
    void aDisputeIsToldWhenItBeginsAndWhenItEnds() {
        var order = pending();
        tellPaid(order, "evt_1");
        var dispute = new LinkedHashMap<String, Object>();
        dispute.put("id", "du_1");
        dispute.put("object", "dispute");
        dispute.put("amount", 2499);
        dispute.put("currency", "usd");
        dispute.put("payment_intent", "pi_" + order);
        dispute.put("reason", "fraudulent");
        dispute.put("status", "needs_response");
        dispute.put("evidence_details", Map.of("due_by", 1_800_000_000L));
        tell("evt_2", "charge.dispute.created", dispute);
        tell("evt_2", "charge.dispute.created", dispute);
        assertThat(alerts("payment_disputed_admin", order)).isEqualTo(1);
        assertThat(count("job WHERE input -> 'facts' ->> 'due' = '2027-01-15T08:00:00Z'"))
                .isEqualTo(1);

        dispute.put("status", "lost");
        tell("evt_3", "charge.dispute.closed", dispute);
        assertThat(alerts("payment_disputed_admin", order)).isEqualTo(2);
        assertThat(orders.text(order, "status")).isEqualTo("paid");

        var others = new HashMap<>(dispute);
        others.put("payment_intent", "pi_other");
        assertThat(tell("evt_4", "charge.dispute.created", others).status()).isEqualTo(200);
        assertThat(count("job WHERE input ->> 'template' = 'payment_disputed_admin'"))
                .isEqualTo(2);
    }
}
