package dev.errand.api.progress;

import dev.errand.job.Job;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An event's place in a job's stream: {@code millis-n}, as Redis numbers the entries. The snapshot comes before all of
 * them, {@code 0-0}; the end comes after all of them, and its {@code n} tells which end it is, so that a client that
 * has seen it need not be told again.
 */
record EventId(long millis, long n) implements Comparable<EventId> {

    static final EventId START = new EventId(0, 0);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,19})");
    private static final long END_MARK = 1L << 62;

    /** Fails with {@link MalformedEventId}. */
    static EventId parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new MalformedEventId();
        }
        try {
            return new EventId(Long.parseLong(match.group(1)), Long.parseLong(match.group(2)));
        } catch (NumberFormatException tooLarge) {
            throw new MalformedEventId();
        }
    }

    /** The id of a job's end, greater than this one, the last one sent. */
    EventId end(Instant completedAt) {
        var at = millis == 0 ? completedAt.toEpochMilli() : millis;
        return new EventId(at, endMark(completedAt));
    }

    /** Whether this is the id of the end that the job has come to. */
    boolean isEndOf(Job job) {
        var completedAt = job.completedAt();
        return completedAt != null && n == endMark(completedAt);
    }

    private static long endMark(Instant completedAt) {
        return END_MARK + completedAt.getEpochSecond() * 1_000_000 + completedAt.getNano() / 1_000;
    }

    @Override
    public int compareTo(EventId other) {
        return millis != other.millis ? Long.compare(millis, other.millis) : Long.compare(n, other.n);
    }

    @Override
    public String toString() {
        return millis + "-" + n;
    }
}
