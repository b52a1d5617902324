package dev.errand.api.job;

import dev.errand.api.problem.InvalidValue;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import java.time.Instant;
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

    /** An id that sorts after all that may have been made before {@link #createdBefore}; null for no such bound. */
    @Nullable
    JobId before() {
        var before = IdRange.of(null, createdBefore).before();
        return before == null ? null : new JobId(before);
    }

    /** An id that sorts before all that may have been made after {@link #createdAfter}; null for no such bound. */
    @Nullable
    JobId after() {
        var after = IdRange.of(createdAfter, null).after();
        return after == null ? null : new JobId(after);
    }
}
