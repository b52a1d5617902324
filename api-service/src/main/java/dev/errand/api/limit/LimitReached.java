package dev.errand.api.limit;

import dev.errand.api.problem.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** 429: the account uses all that it may. */
final class LimitReached extends Problem {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> headers = new LinkedHashMap<>();

    /**
     * @param limit its name in the account's limits
     * @param bound what it is
     * @param wait when it is worth trying again; null if that depends on what the account does
     */
    LimitReached(String limit, Object bound, String detail, @Nullable Duration wait) {
        super(HttpStatus.TOO_MANY_REQUESTS, "limit-reached", "Limit reached", detail, new Fault(limit, detail, bound));
        if (wait != null) {
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
        }
    }

    LimitReached with(Map<String, String> more) {
        headers.putAll(more);
        return this;
    }

    @Override
    protected Map<String, String> headers() {
        return headers;
    }
}
