package dev.errand.embedded;

import java.time.Duration;

/** How long to keep looking for something that another process does. */
public final class Deadline {

    private static final long LOOK_AGAIN_MILLIS = 10;

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    public boolean passed() {
        return System.nanoTime() - end >= 0;
    }

    /**
     * Waits a moment before the next look.
     *
     * @throws StartFailed when interrupted
     */
    public void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("interrupted while waiting for another process", e);
        }
    }
}
