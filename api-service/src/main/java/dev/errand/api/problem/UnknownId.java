package dev.errand.api.problem;

import org.springframework.http.HttpStatus;

/** 404: nothing has this id, or nothing that the caller may see. */
public final class UnknownId extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param what one word, such as {@code job} */
    public UnknownId(String what, Object id) {
        super(
                HttpStatus.NOT_FOUND,
                "unknown-id",
                "Unknown id",
                "there is no " + what + " " + id,
                new Fault("id", "names no " + what, null));
    }
}
