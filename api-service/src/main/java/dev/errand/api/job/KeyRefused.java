package dev.errand.api.job;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** A request with an idempotency key that cannot be answered: not yet, or never. */
final class KeyRefused extends Problem {

    private static final long serialVersionUID = 1L;

    private KeyRefused(HttpStatus status, String type, String title, String detail, Fault fault) {
        super(status, type, title, detail, fault);
    }

    /** 409: the first request with this key is not over. */
    static KeyRefused inFlight(JobOrder.Key key) {
        return new KeyRefused(
                HttpStatus.CONFLICT,
                "key-in-flight",
                "Idempotency key in flight",
                "a request with this idempotency key is being worked on; ask again in a moment",
                new Fault(key.field(), "is in use at this moment", null));
    }

    /** 422: under this key something else was asked. */
    static KeyRefused otherRequest(JobOrder.Key key) {
        return new KeyRefused(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "key-of-another-request",
                "Idempotency key of another request",
                "this idempotency key was used for a request that asked for something else",
                new Fault(key.field(), "names a request with another body", null));
    }
}
