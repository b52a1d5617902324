package dev.errand.api.job;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Between which ids all rows are that were made within a time: UUIDs version 7 sort by when they were made, and so the primary key
 * finds them. Some of other times are among them, since the clocks of those who make ids may be off the database's.
 *
 * @param after all of them come after this one; null for no such bound
 * @param before all of them come before this one; null for no such bound
 */
public record IdRange(@Nullable UUID after, @Nullable UUID before) {

    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    /** @param from null is ever, as is {@code to} */
    public static IdRange of(@Nullable Instant from, @Nullable Instant to) {
        return new IdRange(
                from == null ? null : first(from.minus(CLOCKS_APART)),
                to == null ? null : first(to.plus(CLOCKS_APART)));
    }

    /** Sorts before every id of that millisecond and later. */
    private static UUID first(Instant at) {
        var millis = Math.max(0, Math.min(at.toEpochMilli(), (1L << 48) - 1));
        return new UUID(millis << 16, 0);
    }
}
