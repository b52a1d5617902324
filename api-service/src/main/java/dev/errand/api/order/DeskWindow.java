package dev.errand.api.order;

import dev.errand.api.problem.InvalidValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What every search at the desk may be narrowed by; null is anything.
 *
 * @param email whose order it is
 * @param from made at this time or later
 * @param to made before this time
 * @param before the row with which the page before this one ended
 * @param limit how many rows a page has
 */
record DeskWindow(
        @Nullable AddressRange email,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID before,
        int limit) {

    private static final int MOST = 100;

    /** Fails with {@link InvalidValue} that names what is not as it may be. */
    static DeskWindow of(
            @Nullable String email, @Nullable String from, @Nullable String to, @Nullable UUID before, int limit) {
        var since = InvalidValue.time("from", from);
        var until = InvalidValue.time("to", to);
        if (since != null && until != null && since.isAfter(until)) {
            throw new InvalidValue("from", "is after to", null);
        }
        return new DeskWindow(
                AddressRange.of(email), since, until, before, InvalidValue.within("limit", limit, 1, MOST));
    }

    /** So many rows are asked for: one more than a page has tells whether there is a next one. */
    int rows() {
        return limit + 1;
    }

    /** The rows of the page, out of those that were found. */
    <T> List<T> page(List<T> found) {
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** What the next page comes before; null if there is none. */
    <T> @Nullable UUID next(List<T> found, Function<T, UUID> id) {
        return found.size() <= limit ? null : id.apply(found.get(limit - 1));
    }
}
