package dev.errand.api.order.payment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs events, by hand.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-manually">Stripe, verify webhook signatures manually</a>
 */
final class StripeSignature {

    static final String SECRET = "whsec_NeverInALogOrAnAnswerEither";

    private StripeSignature() {}

    static String of(String body, Instant at, String secret) {
        var seconds = at.getEpochSecond();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var code = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String now(String body) {
        return of(body, Instant.now(), SECRET);
    }
}
