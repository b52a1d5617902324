package dev.errand.api.job;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 409: the owner has another job with this idempotency key. */
public final class KeyAlreadyUsed extends Problem {

    private static final long serialVersionUID = 1L;

    KeyAlreadyUsed() {
        super(
                HttpStatus.CONFLICT,
                "key-already-used",
                "Idempotency key already used",
                "there is a job with this idempotency key",
                new Fault("idempotency_key", "names another job", null));
    }
}
