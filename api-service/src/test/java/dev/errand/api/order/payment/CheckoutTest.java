package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Where customers pay. */
class CheckoutTest extends PaymentTest {

    private void isAway(UUID order) {
        var answer = checkout(order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.json().path("type").stringValue()).endsWith("/payments-away");
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
    }

    private static String url(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("payment").path("checkout_url").asString("none");
    }

    @Test
    void anOrderIsPaidAtStripe() {
        var order = pending();
        var answer = checkout(order);
        var session = orders.text(order, "payment_id");
        assertThat(url(answer)).isEqualTo("https://checkout.stripe.com/c/pay/" + session);
        assertThat(answer.json().path("payment").path("status").stringValue()).isEqualTo("pending");
        assertThat(STRIPE.forms())
                .containsExactly(new TreeMap<>(Map.ofEntries(
                        Map.entry("mode", "payment"),
                        Map.entry("client_reference_id", order.toString()),
                        Map.entry("metadata[errand_order]", order.toString()),
                        Map.entry("metadata[errand_shop]", "shop.example.com"),
                        Map.entry("payment_intent_data[metadata][errand_order]", order.toString()),
                        Map.entry("success_url", "https://shop.example.com/shop/orders/" + order + "?payment=done"),
                        Map.entry("cancel_url", "https://shop.example.com/shop/orders/" + order + "?payment=cancelled"),
                        Map.entry("customer_email", "customer@example.com"),
                        Map.entry("line_items[0][quantity]", "1"),
                        Map.entry("line_items[0][price_data][currency]", "usd"),
                        Map.entry("line_items[0][price_data][unit_amount]", "2499"),
                        Map.entry("line_items[0][price_data][product_data][name]", "Fortune analysis: popular-trio"))));
    }

    @Test
    void anOpenCheckoutIsGivenAgain() {
        var order = pending();
        assertThat(url(checkout(order))).isEqualTo(url(checkout(order)));
        assertThat(STRIPE.ledger().sessions()).isEqualTo(1);
    }

    @Test
    void twentyRequestsAtOnceOpenOneCheckout() throws Exception {
        var order = pending();
        var threads = Executors.newFixedThreadPool(20);
        try {
            var answers = new ArrayList<Future<Answer>>();
            for (var n = 0; n < 20; n++) {
                answers.add(threads.submit(() -> checkout(order)));
            }
            var session = "";
            for (var answer : answers) {
                var url = url(answer.get());
                assertThat(session.isEmpty() || session.equals(url)).isTrue();
                session = url;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(STRIPE.ledger().sessions()).isEqualTo(1);
    }

    @Test
    void aCheckoutWhoseAnswerWasLostIsHadAgain() {
        var order = pending();
        var first = opened(order);
        database.sql("UPDATE fortune_order SET payment_id = NULL, checkout_url = NULL WHERE id = :id")
                .bind("id", order)
                .then()
                .block();
        assertThat(opened(order)).isEqualTo(first);
        assertThat(STRIPE.ledger().sessions()).isEqualTo(1);
    }

    @Test
    void anExpiredCheckoutIsFollowedByANewOne() {
        var order = pending();
        var first = opened(order);
        STRIPE.ledger().expire(first);
        var second = opened(order);
        assertThat(second).isNotEqualTo(first);
        assertThat(opened(order)).isEqualTo(second);
        assertThat(STRIPE.ledger().sessions()).isEqualTo(2);
    }

    @Test
    void aPaymentThatNoEventToldOfIsFound() {
        var order = pending();
        var intent = STRIPE.ledger().pay(opened(order));
        var answer = checkout(order);
        assertThat(url(answer)).isEqualTo("none");
        assertThat(answer.json().path("payment").path("status").stringValue()).isEqualTo("paid");
        assertThat(orders.state(order)).isEqualTo("paid paid " + intent + " t f 1 queued");
        assertThat(checkout(order).status()).isEqualTo(409);
    }

    @Test
    void moneyThatIsOnItsWayIsNotAskedForAgain() {
        var order = pending();
        STRIPE.ledger().promise(opened(order));
        var answer = checkout(order);
        assertThat(url(answer)).isEqualTo("none");
        assertThat(answer.json().path("payment").path("status").stringValue()).isEqualTo("processing");
        assertThat(STRIPE.ledger().sessions()).isEqualTo(1);
    }

    @Test
    void afterMoneyThatDidNotComeTheOrderCanBePaidAgain() {
        var order = pending();
        var first = opened(order);
        STRIPE.ledger().promise(first);
        STRIPE.ledger().disappoint(first);
        tell(
                "evt_1",
                "checkout.session.async_payment_failed",
                StripeNews.session(order, first, "unpaid", "pi_" + first));
        assertThat(orders.state(order)).isEqualTo("pending expired f f 0");
        assertThat(count("job WHERE input ->> 'template' = 'payment_failed' AND input ->> 'order' = '" + order + "'"))
                .isEqualTo(1);
        assertThat(url(checkout(order))).startsWith("https://");
        assertThat(opened(order)).isNotEqualTo(first);
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
        assertThat(STRIPE.ledger().sessions()).isEqualTo(2);
    }

    @Test
    void aPaidOrderIsNotPaidAgain() {
        var order = pending();
        tellPaid(order, "evt_1");
        var answer = checkout(order);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").stringValue()).endsWith("/order-paid");
        assertThat(STRIPE.forms()).isEmpty();
    }

    @Test
    void whileStripeIsDownTheOrderWaits() {
        var order = pending();
        STRIPE.breakDown(500);
        isAway(order);
        STRIPE.breakDown(-1);
        isAway(order);
        STRIPE.breakDown(0);
        assertThat(url(checkout(order))).startsWith("https://");
    }

    @Test
    void whileStripeIsSlowTheOrderWaitsAndNothingElseDoes() {
        var order = pending();
        var until = new CountDownLatch(1);
        STRIPE.holdBack(until);
        isAway(order);
        assertThat(get("/api/jobs").status()).isEqualTo(200);
        until.countDown();
        assertThat(url(checkout(order))).startsWith("https://");
        assertThat(STRIPE.ledger().sessions()).isEqualTo(1);
    }

    @Test
    void aBreakdownThatStripeRepeatsForADayIsGotAround() {
        var order = pending();
        STRIPE.breakDownUnderTheNextKey();
        assertThat(url(checkout(order))).startsWith("https://");
        assertThat(STRIPE.ledger().sessions()).isEqualTo(1);
    }

    @Test
    void whatWasSaidInOtherWordsUnderTheSameKeyIsGotAround() {
        var order = pending();
        opened(order);
        database.sql("UPDATE fortune_order SET payment_id = NULL, email = NULL WHERE id = :id") // a lost answer
                .bind("id", order)
                .then()
                .block();
        assertThat(url(checkout(order))).isEqualTo(url(checkout(order)));
        assertThat(STRIPE.ledger().sessions()).isEqualTo(2);
    }

    @Test
    void whatStripeRefusesIsToldByItsCode() {
        var order = pending();
        database.sql("UPDATE fortune_order SET total_price = 0.10 WHERE id = :id")
                .bind("id", order)
                .then()
                .block();
        var answer = checkout(order);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").stringValue()).endsWith("amount_too_small");
    }

    @Test
    void anOrderThatIsNotThereHasNoCheckout() {
        assertThat(checkout(UUID.randomUUID()).status()).isEqualTo(404);
    }
}
