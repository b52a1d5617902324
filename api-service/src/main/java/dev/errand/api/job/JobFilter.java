package dev.errand.api.job;

import dev.errand.api.problem.InvalidValue;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list; null takes any.
 *
 * @param status a stored state, or {@code scheduled} or {@code retrying}
 * @param text somewhere in the input, in any case
 */
record JobFilter(
        @Nullable String status,
        @Nullable String type,
        @Nullable String lane,
        @Nullable UUID owner,
        @Nullable String tag,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore,
        @Nullable String text) {

    static final List<String> STATES =
            List.of("queued", "scheduled", "retrying", "processing", "completed", "failed", "cancelled");

    private static final int LONGEST_TEXT = 200;
    /** How far the clocks of those who make ids may be off the database's. */
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    JobFilter {
        if (status != null && !STATES.contains(status)) {
            throw new InvalidValue("status", "is not one of " + String.join(", ", STATES), STATES);
        }
        if (tag != null && !JobOptions.TAG.matcher(tag).matches()) {
            throw new InvalidValue("tag", "is no tag", JobOptions.TAG.pattern());
        }
        if (text != null && (text.isEmpty() || text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0)) {
            throw new InvalidValue("q", "is 1 to 200 characters, none of them NUL", "1.." + LONGEST_TEXT);
        }
    }

    /** Fails with {@link InvalidValue} if the text is no time; null is none. */
    static @Nullable Instant instant(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new InvalidValue(field, "is no time such as 2026-11-25T08:00:00Z", "ISO 8601 with an offset");
        }
    }

    /** An id that sorts after all that may have been made before {@link #createdBefore}; null for no such bound. */
    @Nullable
    JobId before() {
        return createdBefore == null ? null : bound(createdBefore.plus(CLOCKS_APART));
    }

    /** An id that sorts before all that may have been made after {@link #createdAfter}; null for no such bound. */
    @Nullable
    JobId after() {
        return createdAfter == null ? null : bound(createdAfter.minus(CLOCKS_APART));
    }

    private static JobId bound(Instant at) {
        var millis = Math.max(0, Math.min(at.toEpochMilli(), (1L << 48) - 1));
        return new JobId(new UUID(millis << 16, 0));
    }
}
