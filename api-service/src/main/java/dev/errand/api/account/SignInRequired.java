package dev.errand.api.account;

import dev.errand.api.problem.Problem;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 401: nobody is signed in, or the credentials are none. */
final class SignInRequired extends Problem {

    private static final long serialVersionUID = 1L;

    private SignInRequired(String detail) {
        super(HttpStatus.UNAUTHORIZED, "sign-in-required", "Sign in required", detail);
    }

    static SignInRequired nobody() {
        return new SignInRequired("sign in, or send an API key as Authorization: Bearer");
    }

    static SignInRequired badToken() {
        return new SignInRequired("this key or token is unknown, has expired or was removed");
    }

    static SignInRequired wrongPassword() {
        return new SignInRequired("there is no account with this e-mail address and password");
    }

    @Override
    protected Map<String, String> headers() {
        return Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
