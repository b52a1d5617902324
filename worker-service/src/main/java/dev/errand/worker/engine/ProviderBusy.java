package dev.errand.worker.engine;

import java.time.Instant;

/** Somebody whom the job needs has no capacity until then: the job is parked, and no retry is used up. */
public final class ProviderBusy extends Exception {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    public ProviderBusy(String message, Instant until) {
        super(message);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
