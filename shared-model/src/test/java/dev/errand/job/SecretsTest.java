package dev.errand.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-ant-api03-CANARYxxxxxxxxxxxxxxxx",
                "sk_live_CANARYxxxxxxxxxxxxxxxx",
                "sk-proj-CANARYxxxxxxxxxxxxxxxx",
                "errand_CANARYxxxxxxxxxxxxxxxxxxxx",
                "whsec_CANARYxxxxxxxxxxxxxxxxxxxx",
                "ghp_CANARYxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                "AKIACANARYXXXXXXXXXX",
                "Authorization: Bearer CANARY.xxxxxxxxxxx",
                "postgresql://errand:CANARY@db:5432/errand",
                "password=CANARY",
                "api_key: CANARYxyz",
                "?access_token=CANARYxyz&next=1",
                "eyJCANARYxxxx.eyJzdWIiOiIx.c2lnbmF0dXJl"
            })
    void whatLooksLikeASecretIsHidden(String text) {
        var redacted = Secrets.redact("it said " + text + " and stopped");

        assertThat(redacted).doesNotContain("CANARY").contains("it said", "***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page 12 of 130",
                "https://example.com/a?b=c",
                "risk-review of task-list-for-the-desk-clerk-of-monday",
                "the secret of success",
                "01a212fc-8cf0-7000-b9ab-a608f64387a3",
                "password"
            })
    void otherTextsStayAsTheyAre(String text) {
        assertThat(Secrets.redact(text)).isSameAs(text);
    }

    @Test
    void anErrorHoldsNone() {
        var error = JobError.of("x", new IllegalStateException("refused: sk-ant-api03-CANARYxxxxxxxxxxxxxxxx"));

        assertThat(error.message()).isEqualTo("refused: ***");
    }
}
