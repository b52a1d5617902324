package dev.errand.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Beats evenly from when it was made; what takes longer than a beat is caught up with. Time is part of these tests. */
final class Pace {

    private final long beat;
    private long next;

    Pace(Duration beat) {
        this.beat = beat.toNanos();
        this.next = System.nanoTime() + this.beat;
    }

    void awaitNext() {
        try {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        next += beat;
    }
}
