package dev.errand.api.account;

import dev.errand.api.problem.StrictBody;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What signing up and signing in take. */
@Schema(name = "SignIn")
record SignInForm(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        String email,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 8, maxLength = 72) @Nullable
        String password) {

    /** Fails with a problem if it is no address. */
    String address() {
        return Email.parse(StrictBody.required("email", email));
    }

    String secret() {
        return StrictBody.required("password", password);
    }

    @Override
    public String toString() {
        return String.valueOf(email); // never the password
    }
}
