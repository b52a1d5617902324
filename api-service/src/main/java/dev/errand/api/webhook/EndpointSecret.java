package dev.errand.api.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What an endpoint and Errand share, and nobody else: 256 random bits.
 *
 * @param text as Standard Webhooks libraries take it: {@code whsec_} and base64
 */
record EndpointSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static EndpointSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new EndpointSecret("whsec_" + Base64.getEncoder().encodeToString(bytes));
    }

    @Override
    public String toString() {
        return "whsec_…";
    }
}
