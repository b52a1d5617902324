package dev.errand.api.account;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may come in, and how.
 *
 * @param local whether requests without credentials act as the local account, an admin; only where the API is bound to a
 *     loopback address ({@code ERRAND_ACCOUNTS_LOCAL})
 * @param signUp whether anybody may make an account ({@code ERRAND_ACCOUNTS_SIGN_UP})
 * @param session how long a sign-in holds ({@code ERRAND_ACCOUNTS_SESSION})
 * @param admin an admin that is made at start if there is no account with its e-mail address
 * @param oidc whose tokens are taken beside API keys
 */
@Validated
@ConfigurationProperties("errand.accounts")
record AccountProperties(
        @DefaultValue("false") boolean local,
        @DefaultValue("true") boolean signUp,
        @DefaultValue("14d") Duration session,
        @DefaultValue SignIn signIn,
        @DefaultValue Admin admin,
        @DefaultValue Oidc oidc) {

    /**
     * How many wrong passwords are too many.
     *
     * @param triesPerAccount within a window
     * @param triesPerAddress within a window
     * @param window how long tries count
     */
    record SignIn(
            @DefaultValue("10") @Min(1) int triesPerAccount,
            @DefaultValue("100") @Min(1) int triesPerAddress,
            @DefaultValue("15m") Duration window) {}

    /**
     * @param email null for none ({@code ERRAND_ACCOUNTS_ADMIN_EMAIL})
     * @param password its first password ({@code ERRAND_ACCOUNTS_ADMIN_PASSWORD})
     */
    record Admin(@Nullable String email, @Nullable String password) {
        @Override
        public String toString() {
            return String.valueOf(email); // never the password
        }
    }

    /**
     * @param issuer what {@code iss} says in its tokens; null for none ({@code ERRAND_ACCOUNTS_OIDC_ISSUER})
     * @param keys where its keys are; null to ask the issuer's own description ({@code ERRAND_ACCOUNTS_OIDC_KEYS})
     * @param audience what {@code aud} must hold: this API's name there ({@code ERRAND_ACCOUNTS_OIDC_AUDIENCE})
     */
    record Oidc(
            @Nullable String issuer,
            @Nullable String keys,
            @Nullable String audience) {
        Oidc {
            if (given(issuer) && !given(audience)) {
                throw new IllegalArgumentException(
                        "errand.accounts.oidc.audience says which of the issuer's tokens are for this API");
            }
        }

        private static boolean given(@Nullable String text) {
            return text != null && !text.isEmpty();
        }

        boolean configured() {
            return given(issuer);
        }
    }
}
