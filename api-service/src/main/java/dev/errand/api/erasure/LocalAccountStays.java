package dev.errand.api.erasure;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 409: the account of requests without credentials cannot be erased. */
final class LocalAccountStays extends Problem {

    private static final long serialVersionUID = 1L;

    LocalAccountStays() {
        super(
                HttpStatus.CONFLICT,
                "local-account",
                "Local account",
                "the account of requests without credentials stays; delete its data directory instead");
    }
}
