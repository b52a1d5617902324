package dev.errand.embedded;

import java.time.Duration;

/** How long to keep looking for something that another process does. */
final class Deadline {

    private static final long LOOK_AGAIN_MILLIS = 10;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    /** Waits a moment before the next look. */
    void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while waiting for another process", e);
        }
    }
}
