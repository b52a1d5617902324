package dev.errand.job;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names one job: a UUID version 7, so that ids sort by the time they were made and new rows land side by side in the
 * index. Not a secret: whoever may see a job is decided by its owner, never by knowing its id.
 */
public record JobId(UUID value) implements Comparable<JobId> {

    /** The last time stamp and counter handed out, as {@code millis << 12 | counter}. */
    private static final AtomicLong LAST = new AtomicLong();

    /**
     * A new id, greater than every id this process made before.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#name-monotonicity-and-counters">RFC 9562, 6.2, method 1</a>
     */
    public static JobId next() {
        var now = System.currentTimeMillis() << 12;
        var stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        var high = (stamp >>> 12 << 16) | 0x7000 | (stamp & 0xFFF);
        var low = (ThreadLocalRandom.current().nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new JobId(new UUID(high, low));
    }

    /** @throws IllegalArgumentException if the text is no UUID of 36 characters */
    public static JobId parse(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException("a job id is a UUID of 36 characters but was '" + text + "'");
        }
        return new JobId(UUID.fromString(text));
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
