package dev.errand.api.order.payment;

import dev.errand.api.ApiTest;
import dev.errand.job.JobOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A shop that is paid by a stand-in for Stripe, with Stripe's own library. */
abstract class PaymentTest extends ApiTest {

    static final String WEBHOOK = "/api/payments/stripe/webhook";
    static final String NEXT_SECRET = "whsec_WhichTakesItsPlace";
    static final StripeStandIn STRIPE = new StripeStandIn();

    ShopOrders orders;

    @DynamicPropertySource
    static void stripe(DynamicPropertyRegistry properties) {
        properties.add("errand.payments.stripe.secret-key", () -> StripeStandIn.KEY);
        properties.add("errand.payments.stripe.webhook-secret", () -> NEXT_SECRET + ", " + StripeSignature.SECRET);
        properties.add("errand.payments.stripe.api-base", STRIPE::url);
        properties.add("errand.payments.stripe.timeout", () -> "3s");
        properties.add("errand.shop.test-payments", () -> ""); // as an empty variable of the environment
        properties.add("errand.shop.site-url", () -> "https://shop.example.com/");
    }

    @BeforeEach
    void noOrders() {
        orders = new ShopOrders(database);
        orders.clear();
    }

    @AfterEach
    void stripeWorks() {
        STRIPE.reset();
    }

    UUID pending() {
        return orders.pending(JobOptions.LOCAL_OWNER, "stripe");
    }

    Answer checkout(UUID order) {
        return post("/api/orders/" + order + "/checkout");
    }

    /** An order that waits at a checkout; that checkout's session. */
    String opened(UUID order) {
        var answer = checkout(order);
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return orders.text(order, "payment_id");
    }

    Answer send(String body, String signature) {
        return send(request(WEBHOOK, "Stripe-Signature", signature)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
    }

    /** An event that is signed as it should be. */
    Answer tell(String id, String type, Map<String, Object> object) {
        var body = StripeNews.event(id, type, object);
        return send(body, StripeSignature.now(body));
    }

    Answer tellPaid(UUID order, String eventId) {
        return tell(eventId, "checkout.session.completed", StripeNews.session(order, "cs_1", "paid", "pi_" + order));
    }
}
