package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import dev.errand.job.JobOptions;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shop without an account at Stripe, as it comes. */
class NotConfiguredTest extends ApiTest {

    private ShopOrders orders;

    @BeforeEach
    void noOrders() {
        orders = new ShopOrders(database);
        orders.clear();
    }

    @Test
    void whatToConfigureIsSaid() {
        var order = orders.pending(JobOptions.LOCAL_OWNER, "stripe");
        var answer = post("/api/orders/" + order + "/checkout");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().path("type").stringValue()).endsWith("/payments-not-configured");
        assertThat(answer.fault().path("message").stringValue()).isEqualTo("needs errand.payments.stripe.secret-key");
        assertThat(orders.state(order)).isEqualTo("pending pending f f 0");
    }

    @Test
    void eventsThatCannotBeCheckedAreRefused() {
        var answer = postJson("/api/payments/stripe/webhook", "{}", "Stripe-Signature", "t=1,v1=00");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("errand.payments.stripe.webhook-secret");
    }

    @Test
    void settingsDoNotShowTheirSecrets() {
        var settings = new StripeProperties(
                "sk_live_1", "whsec_1", URI.create("https://api.stripe.com"), Duration.ofSeconds(1));
        assertThat(settings).hasToString("Stripe at https://api.stripe.com");
    }
}
