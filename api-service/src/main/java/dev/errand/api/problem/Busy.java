package dev.errand.api.problem;

import org.springframework.http.HttpStatus;

/** 503: too much of this is under way; try again in a few seconds. */
public final class Busy extends Problem {

    private static final long serialVersionUID = 1L;

    public Busy(String detail) {
        super(HttpStatus.SERVICE_UNAVAILABLE, "busy", "Busy", detail);
    }
}
