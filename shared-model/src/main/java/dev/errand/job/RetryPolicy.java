package dev.errand.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how late a failed job is tried again: exponential backoff with full jitter, so that jobs which failed
 * together do not come back together.
 *
 * @param maxRetries tries after the first one; 0 never retries
 * @param firstDelay the longest wait before the first retry; it doubles with every failure
 * @param maxDelay where the doubling stops
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And Jitter</a>
 */
public record RetryPolicy(int maxRetries, Duration firstDelay, Duration maxDelay) {

    /** 3 retries within 60, 120 and 240 seconds. */
    public static final RetryPolicy STANDARD = new RetryPolicy(3, Duration.ofSeconds(60), Duration.ofHours(1));

    public RetryPolicy {
        if (maxRetries < 0 || maxRetries > 1000) {
            throw new IllegalArgumentException("retries are 0 to 1000 but were " + maxRetries);
        }
        if (firstDelay.isNegative() || maxDelay.compareTo(firstDelay) < 0) {
            throw new IllegalArgumentException("the longest delay is at least the first one, which is at least 0");
        }
    }

    /** The most that may pass before the next try, after {@code failures} failures (1 or more). */
    public Duration ceiling(int failures) {
        var doublings = Math.min(failures - 1, 32);
        var factor = 1L << doublings;
        return firstDelay.toMillis() > maxDelay.toMillis() / factor ? maxDelay : firstDelay.multipliedBy(factor);
    }

    /** A wait drawn evenly from nothing up to {@link #ceiling}. */
    public Duration backoff(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(ceiling(failures).toMillis() + 1));
    }
}
