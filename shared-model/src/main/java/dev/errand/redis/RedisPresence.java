package dev.errand.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether it is worth asking Redis now. After a failure it counts as away for a moment, so that not every caller waits
 * for the same timeout; then the next caller tries again.
 */
public final class RedisPresence {

    private static final long HERE = Long.MIN_VALUE;

    private final long pause;
    private final AtomicLong awayUntil = new AtomicLong(HERE);

    /** @param pause how long to leave it alone after a failure */
    public RedisPresence(Duration pause) {
        this.pause = pause.toNanos();
    }

    /** False within the pause after a failure. */
    public boolean worthTrying() {
        var until = awayUntil.get();
        return until == HERE || System.nanoTime() - until >= 0;
    }

    /** Whether the last call succeeded, as far as is known. */
    public boolean here() {
        return awayUntil.get() == HERE;
    }

    /** @return whether this is news: the last call had succeeded */
    public boolean failed() {
        return awayUntil.getAndSet(System.nanoTime() + pause) == HERE;
    }

    /** @return whether this is news: the last call had failed */
    public boolean succeeded() {
        return awayUntil.get() != HERE && awayUntil.getAndSet(HERE) != HERE;
    }
}
