package dev.errand.api.progress;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 503: this process streams to as many clients as it may. */
final class TooManyStreams extends Problem {

    private static final long serialVersionUID = 1L;

    TooManyStreams(int most) {
        super(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-streams",
                "Too many streams",
                "more than " + most + " event streams are open; try again in a few seconds");
    }
}
