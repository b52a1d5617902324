package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An order that is made over HTTP and paid by Stripe. */
class StripeOrderTest extends PaymentTest {

    private static final String ORDER = """
            {"package": "popular-trio", "payment_method": "stripe", "profile": {"name": "A", "birth_date": "1990-05-17",
             "birth_location": "Taipei", "timezone": "Asia/Taipei"}}""";

    private Answer order(String... headers) {
        var answer = postJson("/api/orders", ORDER, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer;
    }

    private static String checkoutUrl(Answer answer) {
        return answer.json().path("payment").path("checkout_url").asString("none");
    }

    @Test
    void itWaitsForItsMoneyAndIsQueuedOnceThatCame() {
        var placed = order();
        var id = placed.json().path("id").stringValue();

        assertThat(placed.json().path("status").stringValue()).isEqualTo("pending");
        assertThat(checkoutUrl(placed)).startsWith("https://checkout.stripe.com/c/pay/");
        assertThat(count("job")).isZero();

        tellPaid(UUID.fromString(id), "evt_1");

        var paid = get("/api/orders/" + id).json();
        assertThat(paid.path("status").stringValue()).isEqualTo("paid");
        assertThat(paid.path("payment").path("status").stringValue()).isEqualTo("paid");
        assertThat(paid.path("payment").path("checkout_url").isNull()).isTrue();
        assertThat(paid.path("job").path("status").stringValue()).isEqualTo("queued");
        assertThat(count("job WHERE type = 'fortune.analysis'")).isEqualTo(1);
        assertThat(count("job WHERE type = 'notify.email'")).isEqualTo(1);
    }

    /** Unless somebody switched it on. */
    @Test
    void whereOrdersCanBePaidNothingIsFree() {
        var answer = postJson("/api/orders", ORDER.replace("\"stripe\"", "\"test\""));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fault().path("field").stringValue()).isEqualTo("payment_method");
        assertThat(count("fortune_order")).isZero();
        assertThat(get("/api/packages").json().path("payment_methods").toString())
                .isEqualTo("[\"stripe\"]");
    }

    /** The price that it was made with, though its package costs more by now, or is not sold any more. */
    @Test
    void whatWasOrderedIsPaidAsItWasOrdered() {
        STRIPE.breakDown(500);
        var id = UUID.fromString(order().json().path("id").stringValue());
        STRIPE.reset();
        try {
            packages("price = 99, active = false");
            assertThat(checkout(id).status()).isEqualTo(200);
            assertThat(STRIPE.forms().get(0)).containsEntry("line_items[0][price_data][unit_amount]", "2499");
            tellPaid(id, "evt_1");
            assertThat(orders.state(id)).isEqualTo("paid paid pi_" + id + " t f 1 queued");
        } finally {
            packages("price = 24.99, active = true");
        }
    }

    private void packages(String change) {
        database.sql("UPDATE fortune_package SET " + change + " WHERE slug = 'popular-trio'")
                .then()
                .block();
    }

    @Test
    void whileStripeIsAwayItIsTakenAndPaidLater() {
        STRIPE.breakDown(500);
        var placed = order();
        assertThat(placed.json().path("status").stringValue()).isEqualTo("pending");
        assertThat(checkoutUrl(placed)).isEqualTo("none");

        STRIPE.reset();
        var later = post("/api/orders/" + placed.json().path("id").stringValue() + "/checkout");

        assertThat(later.status()).as(later.body()).isEqualTo(200);
        assertThat(checkoutUrl(later)).startsWith("https://checkout.stripe.com/c/pay/");
    }

    @Test
    void askedAgainUnderItsKeyItIsTheSameOrderAndCheckout() {
        var first = order("Idempotency-Key", "k1");
        var again = order("Idempotency-Key", "k1");

        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(checkoutUrl(again)).isEqualTo(checkoutUrl(first));
        assertThat(STRIPE.ledger().sessions()).isEqualTo(1);
    }
}
