package dev.errand.job;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The five stored states of a job. Scheduled and retrying are views of {@link #QUEUED}, not states. */
public enum JobStatus {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether a job may go from this state to {@code next} in one move. */
    public boolean mayBecome(JobStatus next) {
        return next().contains(next);
    }

    /** Whether nothing more happens to the job unless somebody asks for it. */
    public boolean ended() {
        return this != QUEUED && this != PROCESSING;
    }

    private Set<JobStatus> next() {
        return switch (this) {
            case QUEUED -> EnumSet.of(PROCESSING, CANCELLED);
            case PROCESSING -> EnumSet.of(COMPLETED, FAILED, CANCELLED, QUEUED);
            case COMPLETED -> EnumSet.noneOf(JobStatus.class);
            case FAILED, CANCELLED -> EnumSet.of(QUEUED); // an operator may ask for another try
        };
    }

    /** The word in the database and on the wire, such as {@code processing}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no state has this word */
    public static JobStatus of(String word) {
        for (var status : values()) {
            if (status.word().equals(word)) {
                return status;
            }
        }
        throw new IllegalArgumentException(
                "a status is queued, processing, completed, failed or cancelled but was '" + word + "'");
    }
}
