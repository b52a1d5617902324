package dev.errand.job;

import java.util.UUID;

/**
 * A stored job that waits for its turn: what the ready set needs of it.
 *
 * @param seq grows with every job stored: first in, first out within a priority
 * @param owner whose it is: fair lanes take owners in turn
 */
public record Queued(JobId id, Lane lane, Priority priority, long seq, UUID owner) {

    static final double PRIORITY_STEP = 0x1p48;

    /** A score that sorts after every job. */
    public static final double LAST = 11 * PRIORITY_STEP;

    /** Its place in the ready set: by priority, then by age. Exact in a double for the first 2^48 jobs. */
    public double score() {
        return priority.value() * PRIORITY_STEP + seq;
    }

    /** The priority in a {@link #score}. */
    public static int priorityOf(double score) {
        return (int) (score / PRIORITY_STEP);
    }

    /** The seq in a {@link #score}. */
    public static long seqOf(double score) {
        return (long) (score - priorityOf(score) * PRIORITY_STEP);
    }
}
