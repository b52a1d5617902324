package dev.errand.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

    // Published with the Standard Webhooks specification's libraries.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1614265330);
    private static final String PAYLOAD = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void aMessageIsSignedAsTheSpecificationsVectorSays() {
        assertThat(Signature.of(List.of(SECRET), ID, AT, PAYLOAD)).isEqualTo(SIGNATURE);
    }

    @Test
    void whileSecretsAreRotatedThereIsOneSignatureForEach() {
        var other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

        var both = Signature.of(List.of(other, SECRET), ID, AT, PAYLOAD).split(" ");

        assertThat(both).hasSize(2);
        assertThat(both[0]).startsWith("v1,").isNotEqualTo(SIGNATURE);
        assertThat(both[1]).isEqualTo(SIGNATURE);
    }

    @Test
    void everyPartOfAMessageIsSigned() {
        assertThat(Signature.of(List.of(SECRET), ID + "x", AT, PAYLOAD)).isNotEqualTo(SIGNATURE);
        assertThat(Signature.of(List.of(SECRET), ID, AT.plusSeconds(1), PAYLOAD))
                .isNotEqualTo(SIGNATURE);
        assertThat(Signature.of(List.of(SECRET), ID, AT, PAYLOAD + " ")).isNotEqualTo(SIGNATURE);
    }
}
