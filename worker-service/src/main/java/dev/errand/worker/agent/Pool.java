package dev.errand.worker.agent;

import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The agents that share a provider's limits, in this worker: so many runs at once, and none while the provider is busy. */
final class Pool {

    private final Semaphore slots;
    private volatile Instant busyUntil = Instant.EPOCH;

    Pool(int concurrency) {
        this.slots = new Semaphore(Math.max(1, concurrency), true);
    }

    /** Waits for a slot. Null: go on, and {@link #leave} later; otherwise what to answer without asking. */
    @Nullable
    Outcome enter() throws InterruptedException {
        slots.acquire();
        var refusal = Instant.now().isBefore(busyUntil)
                ? new Outcome.Busy("the provider is busy until " + busyUntil, busyUntil)
                : null;
        if (refusal != null) {
            slots.release();
        }
        return refusal;
    }

    /** @param outcome what came of the run; null if it was interrupted */
    void leave(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Busy busy && busy.until().isAfter(busyUntil)) {
            busyUntil = busy.until();
        }
        slots.release();
    }
}
