package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that was given back and did not arrive. */
class RefundFailedTest extends PaymentTest {

    private UUID order;
    private String intent;

    @BeforeEach
    void paid() {
        order = pending();
        var session = opened(order);
        intent = STRIPE.ledger().pay(session);
        tell("evt_paid", "checkout.session.completed", StripeNews.session(order, session, "paid", intent));
    }

    private Answer refund() {
        return post("/api/admin/orders/" + order + "/refund");
    }

    private long alerts() {
        return count("job WHERE type = 'notify.email' AND input ->> 'template' = 'refund_failed_admin'");
    }

    private String ending(String paymentStatus, boolean arrived) {
        return "refunded " + paymentStatus + " " + intent + " t " + (arrived ? "t" : "f") + " 1 cancelled";
    }

    @Test
    void thePaymentSaysSoAndTheOperatorsAreToldOnce() {
        refund();
        assertThat(orders.state(order)).isEqualTo(ending("refunded", true));
        var failed = STRIPE.ledger().failRefund(intent);
        assertThat(tell("evt_1", "refund.failed", failed).status()).isEqualTo(200);
        assertThat(tell("evt_2", "charge.refund.updated", failed).status()).isEqualTo(200);
        assertThat(tell("evt_3", "refund.updated", failed).status()).isEqualTo(200);

        assertThat(orders.state(order)).isEqualTo(ending("refund_failed", false));
        assertThat(get("/api/orders/" + order)
                        .json()
                        .path("payment")
                        .path("status")
                        .stringValue())
                .isEqualTo("refund_failed");
        assertThat(alerts()).isEqualTo(1);
        assertThat(count("job WHERE input -> 'facts' ->> 'reason' = 'lost_or_stolen_card'"
                        + " AND input -> 'facts' ->> 'amount' = '24.99 USD'"))
                .isEqualTo(1);
    }

    @Test
    void theAnalysisStaysStopped() {
        refund();
        tell("evt_1", "refund.failed", STRIPE.ledger().failRefund(intent));
        assertThat(post("/api/jobs/" + orders.job(order) + "/retry").status()).isEqualTo(409);
        assertThat(checkout(order).status()).isEqualTo(409);
    }

    @Test
    void itIsGivenBackAgainByAnotherRefund() {
        refund();
        tell("evt_1", "refund.failed", STRIPE.ledger().failRefund(intent));
        assertThat(STRIPE.ledger().refunds()).isEmpty();

        var again = refund();

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json().path("payment").path("status").stringValue()).isEqualTo("refunded");
        assertThat(refund().status()).isEqualTo(200);
        assertThat(STRIPE.ledger().refunds()).containsExactly(intent);
        assertThat(orders.state(order)).isEqualTo(ending("refunded", true));
    }

    @Test
    void oneThatFailsAtOnceIsToldOnceAndCanBeAskedForAgain() {
        STRIPE.ledger().failNextRefund();
        var answer = refund();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("payment").path("status").stringValue()).isEqualTo("refund_failed");
        var id = text("SELECT id AS value FROM stripe_refund");
        tell("evt_1", "refund.failed", StripeNews.refund(id, intent, 2499, "failed"));
        assertThat(alerts()).isEqualTo(1);
        refund();
        assertThat(orders.state(order)).isEqualTo(ending("refunded", true));
    }

    private String text(String query) {
        return database.sql(query)
                .map(row -> row.get("value", String.class))
                .one()
                .block();
    }

    @Test
    void whateverTheOrderOfTheEventsTheEndIsTheSame() {
        var whole = StripeNews.charge(Map.of("errand_order", order.toString()), intent, 2499);
        var sent = StripeNews.refund("re_1", intent, 2499, "succeeded");
        var failed = StripeNews.refund("re_1", intent, 2499, "failed");

        tell("evt_1", "refund.failed", failed);
        tell("evt_2", "charge.refunded", whole);
        tell("evt_3", "refund.created", sent);
        tell("evt_4", "refund.updated", sent);

        assertThat(orders.state(order)).isEqualTo(ending("refund_failed", false));
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void aRefundThatIsToldBeforeItsPaymentCountsOnceThatIsTold() {
        var later = pending();
        tell("evt_1", "refund.created", StripeNews.refund("re_1", "pi_later", 2499, "pending"));
        assertThat(orders.state(later)).isEqualTo("pending pending f f 0");
        tell("evt_2", "checkout.session.completed", StripeNews.session(later, "cs_9", "paid", "pi_later"));
        assertThat(orders.state(later)).isEqualTo("refunded refunded pi_later t t 1 cancelled");
        tell("evt_3", "refund.failed", StripeNews.refund("re_1", "pi_later", 2499, "failed"));
        assertThat(orders.state(later)).isEqualTo("refunded refund_failed pi_later t f 1 cancelled");
    }

    @Test
    void partsThatAmountToThePriceAreARefund() {
        tell("evt_1", "refund.created", StripeNews.refund("re_1", intent, 1000, "succeeded"));
        assertThat(orders.text(order, "status")).isEqualTo("paid");
        tell("evt_2", "refund.created", StripeNews.refund("re_2", intent, 1499, "succeeded"));
        assertThat(orders.state(order)).isEqualTo(ending("refunded", true));
    }

    @Test
    void aPartThatFailsIsToldAndLeavesTheOrderPaid() {
        tell("evt_1", "refund.created", StripeNews.refund("re_1", intent, 1000, "succeeded"));
        tell("evt_2", "refund.failed", StripeNews.refund("re_1", intent, 1000, "canceled"));
        assertThat(orders.text(order, "status || ' ' || payment_status")).isEqualTo("paid paid");
        assertThat(alerts()).isEqualTo(1);
    }

    @Test
    void theRefundOfSomebodyElsesPaymentIsNoneOfOurs() {
        assertThat(tell("evt_1", "refund.failed", StripeNews.refund("re_1", "pi_other", 2499, "failed"))
                        .status())
                .isEqualTo(200);
        assertThat(orders.text(order, "status")).isEqualTo("paid");
        assertThat(alerts()).isZero();
    }
}
