package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who is believed, and about what. */
@ExtendWith(OutputCaptureExtension.class)
class StripeWebhookTest extends PaymentTest {

    private static final String COMPLETED = "checkout.session.completed";

    private String paid(UUID order) {
        return StripeNews.event("evt_1", COMPLETED, StripeNews.session(order, "cs_1", "paid", "pi_1"));
    }

    private void isRefused(UUID order, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("type").stringValue()).endsWith("/bad-signature");
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
        assertThat(count("stripe_event")).isZero();
    }

    @Test
    void aSignedEventPaysTheOrder() {
        var order = pending();
        var body = paid(order);
        var answer = send(body, StripeSignature.now(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(orders.state(order)).isEqualTo("paid paid pi_1 t f 1 queued");
        assertThat(orders.text(order, "(SELECT owner_id FROM job WHERE id = job_id) = account_id"))
                .isEqualTo("true");
    }

    @Test
    void anotherSecretIsRefused() {
        var order = pending();
        var body = paid(order);
        isRefused(order, send(body, StripeSignature.of(body, Instant.now(), "whsec_guessed")));
    }

    /** While a secret is replaced, Stripe signs with both; or there are two endpoints, each with its own. */
    @Test
    void oneOfSeveralSignaturesAndSecretsIsEnough() {
        var order = pending();
        var body = paid(order);
        var now = Instant.now();
        var wrong = StripeSignature.of(body, now, "whsec_guessed");
        var both = wrong + StripeSignature.of(body, now, StripeSignature.SECRET).replaceFirst("t=[0-9]+", "");
        assertThat(send(body, both).status()).isEqualTo(200);
        var next = StripeNews.event("evt_2", COMPLETED, StripeNews.session(order, "cs_1", "paid", "pi_1"));
        assertThat(send(next, StripeSignature.of(next, now, NEXT_SECRET)).status())
                .isEqualTo(200);
        assertThat(orders.state(order)).isEqualTo("paid paid pi_1 t f 1 queued");
    }

    /** Events of test mode where the key is of live mode, and the other way round. */
    @Test
    void anEventOfTheOtherModePaysNothing(CapturedOutput output) {
        var order = pending();
        var body = paid(order).replace("\"livemode\":false", "\"livemode\":true");
        assertThat(send(body, StripeSignature.now(body)).status()).isEqualTo(200);
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
        assertThat(output.getAll()).contains("event evt_1 is of another mode");
    }

    @Test
    void aBodyThatIsLargerThanAnyEventIsRefused() {
        var body = "x".repeat(300_000);
        assertThat(send(body, StripeSignature.now(body)).status()).isEqualTo(413);
    }

    @Test
    void aSignatureOfLongAgoIsRefused() {
        var order = pending();
        var body = paid(order);
        isRefused(order, send(body, StripeSignature.of(body, Instant.now().minusSeconds(310), StripeSignature.SECRET)));
        var recent = StripeSignature.of(body, Instant.now().minusSeconds(280), StripeSignature.SECRET);
        assertThat(send(body, recent).status()).isEqualTo(200);
    }

    @Test
    void aSignatureOfAnotherTimeIsRefused() {
        var order = pending();
        var body = paid(order);
        var old = StripeSignature.of(body, Instant.now().minusSeconds(1_000), StripeSignature.SECRET);
        isRefused(
                order,
                send(body, old.replaceFirst("t=[0-9]+", "t=" + Instant.now().getEpochSecond())));
    }

    @Test
    void aChangedBodyIsRefused() {
        var order = pending();
        var other = pending();
        var body = paid(other);
        var changed = body.replace(other.toString(), order.toString());
        isRefused(order, send(changed, StripeSignature.now(body)));
    }

    @Test
    void noSignatureAndNoSenseAreRefused() {
        var order = pending();
        isRefused(order, send(paid(order), ""));
        isRefused(order, send(paid(order), "t=now,v1=yes"));
        isRefused(order, send("", "t=1,v1=00"));
        isRefused(order, send("[".repeat(100_000), "t=1,v1=00"));
        isRefused(order, post(WEBHOOK));
    }

    @Test
    void whatIsSignedAndNoEventIsRefused() {
        for (var body :
                new String[] {"{}", "[]", "nonsense", "\"\"", "{\"object\": \"v2.core.event\", \"id\": \"evt_1\"}"}) {
            var answer = send(body, StripeSignature.now(body));
            assertThat(answer.status()).as(body + ": " + answer.body()).isEqualTo(400);
            assertThat(answer.json().path("type").stringValue()).endsWith("/bad-event");
        }
        assertThat(count("stripe_event")).isZero();
    }

    @Test
    void anEventWhoseBookingFailsHasItsEffectWhenItComesAgain() {
        var order = pending();
        orders.profile(order, "[]"); // which no job can be made of
        assertThat(tellPaid(order, "evt_1").status()).isEqualTo(500);
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
        assertThat(count("stripe_event")).isZero();
        orders.profile(order, ShopOrders.PROFILE);
        assertThat(tellPaid(order, "evt_1").status()).isEqualTo(200);
        assertThat(orders.state(order)).isEqualTo("paid paid pi_" + order + " t f 1 queued");
    }

    @Test
    void anEventThatMeansNothingHereIsAccepted() {
        var body = StripeNews.event("evt_1", "customer.created", Map.of("id", "cus_1", "object", "customer"));
        assertThat(send(body, StripeSignature.now(body)).status()).isEqualTo(200);
        assertThat(count("stripe_event")).isZero();
    }

    @Test
    void anEventOfAnOrderThatIsNotThereIsNoted() {
        assertThat(tellPaid(UUID.randomUUID(), "evt_1").status()).isEqualTo(200);
        assertThat(count("stripe_event WHERE order_id IS NOT NULL")).isEqualTo(1);
        assertThat(count("job")).isZero();
    }

    @Test
    void anEventOfAnotherApiVersionIsUnderstood() {
        var order = pending();
        var body = paid(order).replace(StripeStandIn.API_VERSION, "2023-10-16");
        assertThat(send(body, StripeSignature.now(body)).status()).isEqualTo(200);
        assertThat(orders.state(order)).isEqualTo("paid paid pi_1 t f 1 queued");
    }

    /** A payment link of the same account at Stripe, to which customers can add a client_reference_id of their choice. */
    @Test
    void aPaymentThatThisShopDidNotAskForPaysNothing() {
        var order = pending();
        var session = StripeNews.session(order, "cs_link", "paid", "pi_link");
        session.put("metadata", Map.of());
        assertThat(tell("evt_1", COMPLETED, session).status()).isEqualTo(200);
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
        assertThat(count("stripe_event")).isEqualTo(1);
    }

    @Test
    void aSessionOfAnotherOrderPaysNothing() {
        var mine = pending();
        var session = StripeNews.session(pending(), "cs_1", "paid", "pi_1");
        session.put("client_reference_id", mine.toString());
        tell("evt_1", COMPLETED, session);
        assertThat(orders.state(mine)).isEqualTo("pending pending f f 0");
    }

    @Test
    void onePaymentDoesNotPayTwoOrders() {
        var first = pending();
        var second = pending();
        tell("evt_1", COMPLETED, StripeNews.session(first, "cs_1", "paid", "pi_1"));
        assertThat(tell("evt_2", COMPLETED, StripeNews.session(second, "cs_1", "paid", "pi_1"))
                        .status())
                .isEqualTo(200);
        assertThat(orders.state(second)).isEqualTo("pending pending f f 0");
    }

    @Test
    void anotherPriceOrCurrencyPaysNothing() {
        var order = pending();
        var cheap = StripeNews.session(order, "cs_1", "paid", "pi_1");
        cheap.put("amount_total", 99);
        tell("evt_1", COMPLETED, cheap);
        var yen = StripeNews.session(order, "cs_2", "paid", "pi_2");
        yen.put("currency", "jpy");
        tell("evt_2", COMPLETED, yen);
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
        assertThat(count("stripe_event WHERE type = 'checkout.session.completed'"))
                .isEqualTo(2);
    }

    @Test
    void theExpiryOfAnOlderSessionSaysNothingOfTheOrder() {
        var order = pending();
        var session = opened(order);
        tell("evt_1", "checkout.session.expired", StripeNews.session(order, "cs_older", "unpaid", null));
        assertThat(orders.text(order, "payment_status")).isEqualTo("pending");
        tell("evt_2", "checkout.session.expired", StripeNews.session(order, session, "unpaid", null));
        assertThat(orders.text(order, "payment_status")).isEqualTo("expired");
    }

    @Test
    void secretsAreNotTold(CapturedOutput output) {
        var order = pending();
        var body = paid(order);
        var refused = send(body, StripeSignature.of(body, Instant.now(), "whsec_guessed"));
        STRIPE.lock();
        var locked = checkout(order);
        assertThat(locked.status()).isEqualTo(503);
        var said = output.getAll() + refused.body() + locked.body();
        assertThat(said).contains("Stripe answered 401").doesNotContain(StripeStandIn.KEY, StripeSignature.SECRET);
    }
}
