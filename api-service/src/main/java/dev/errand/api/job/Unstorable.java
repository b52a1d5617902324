package dev.errand.api.job;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 422: PostgreSQL takes a job for malformed that nothing here had anything against. */
final class Unstorable extends Problem {

    private static final long serialVersionUID = 1L;

    Unstorable() {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "unstorable-input",
                "Unstorable input",
                "PostgreSQL cannot store this input",
                new Fault("/input", "holds a text or a number that PostgreSQL cannot store", null));
    }
}
