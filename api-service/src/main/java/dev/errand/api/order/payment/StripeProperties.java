package dev.errand.api.order.payment;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * This shop's account at Stripe. Without both secrets nothing can be paid by Stripe.
 *
 * @param secretKey of its API, {@code sk_…} or a restricted {@code rk_…} ({@code ERRAND_PAYMENTS_STRIPE_SECRET_KEY})
 * @param webhookSecret with which Stripe signs events, {@code whsec_…}; several, with commas between them, while one takes
 *     another's place ({@code ERRAND_PAYMENTS_STRIPE_WEBHOOK_SECRET})
 * @param apiBase where its API is, for proxies and tests ({@code ERRAND_PAYMENTS_STRIPE_API_BASE})
 * @param timeout how long a call waits for a connection, and again for its answer; a customer waits at most twice this,
 *     further tries included ({@code ERRAND_PAYMENTS_STRIPE_TIMEOUT})
 */
@ConfigurationProperties("errand.payments.stripe")
record StripeProperties(
        @Nullable String secretKey,
        @Nullable String webhookSecret,
        @DefaultValue("https://api.stripe.com") URI apiBase,
        @DefaultValue("10s") Duration timeout) {

    static final String PREFIX = "errand.payments.stripe.";

    StripeProperties {
        if (apiBase.getHost() == null) {
            throw new IllegalArgumentException(PREFIX + "api-base is an http or https address but was " + apiBase);
        }
        if (timeout.toMillis() < 100 || timeout.toMinutes() > 2) {
            throw new IllegalArgumentException(PREFIX + "timeout is 100ms to 2m but was " + timeout);
        }
    }

    /** Throws {@link PaymentsNotConfigured}. */
    String requiredSecretKey() {
        return required("secret-key", secretKey);
    }

    /** One or more. Throws {@link PaymentsNotConfigured}. */
    List<String> requiredWebhookSecrets() {
        return Stream.of(required("webhook-secret", webhookSecret).split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** Whether something is of the key's mode: live or test. Of a key that does not say, everything is. */
    boolean isOfMode(@Nullable Boolean live) {
        var key = secretKey == null ? "" : secretKey;
        return live == null || !key.matches("(sk|rk)_" + (live ? "test" : "live") + "_.*");
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new PaymentsNotConfigured(StripePayments.NAME, PREFIX + name);
        }
        return value;
    }

    @Override
    public String toString() {
        return "Stripe at " + apiBase; // never the secrets
    }
}
