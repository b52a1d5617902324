package dev.errand.api.progress;

import dev.errand.api.problem.Problem;
import org.springframework.http.HttpStatus;

/** 400: a {@code Last-Event-ID} that this API never sent. */
final class MalformedEventId extends Problem {

    private static final long serialVersionUID = 1L;

    MalformedEventId() {
        super(
                HttpStatus.BAD_REQUEST,
                "malformed-value",
                "Malformed value",
                "Last-Event-ID is malformed",
                new Fault("Last-Event-ID", "is not the id of an event, which reads millis-n", null));
    }
}
