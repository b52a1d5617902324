package dev.errand.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.worker.engine.GiveUp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where mail can go. */
class RecipientTest {

    @ParameterizedTest
    @CsvSource({
        "ann@example.com, ann@example.com",
        "ann+shop@example.com, ann+shop@example.com",
        "o'brien@example.com, o'brien@example.com",
        "ann@bücher.example, ann@xn--bcher-kva.example",
        "mei@例え.example, mei@xn--r8jz45g.example"
    })
    void thereItGoes(String email, String address) throws GiveUp {
        assertThat(Recipient.of(email).getAddress()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.com",
                "ann@",
                "小美@example.com",
                "\"ann b\"@example.com",
                "ann@example.com (Ann)",
                "ann@example.com\nBcc: eve@example.com",
                "ann@example.com, eve@example.com",
                "ann@exa mple.com",
                "ann@-example.com",
                "a@b@example.com"
            })
    void thereItDoesNotGo(String email) {
        assertThatThrownBy(() -> Recipient.of(email))
                .isInstanceOf(GiveUp.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("example"));
    }
}
