package dev.errand.api.account;

import dev.errand.api.problem.Problem;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 429: too many passwords were tried for this account or from this address. */
final class TooManyTries extends Problem {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyTries(long seconds) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-tries",
                "Too many tries",
                "too many tries to sign in; wait " + seconds + " seconds");
        this.seconds = seconds;
    }

    @Override
    protected Map<String, String> headers() {
        return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
