package dev.errand.api.order;

import dev.errand.api.problem.InvalidValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that begin with something, as a range by code points. Row security lets no index answer {@code LIKE} or
 * {@code lower()}, which could give away rows that their policy has not seen yet; it lets it answer comparisons.
 *
 * @param first the least of them, in small letters as all stored addresses are
 * @param beyond greater than all of them
 */
record AddressRange(String first, String beyond) {

    /** Orders with an address of the range; {@code :email} is its first, {@code :email_beyond} what is beyond it. */
    static final String HOLDS = "email COLLATE \"C\" >= :email AND email COLLATE \"C\" < :email_beyond";

    private static final int LONGEST = 254;
    private static final String LAST_CODE_POINT = Character.toString(Character.MAX_CODE_POINT);

    /** Fails with {@link InvalidValue} if no address begins like that; null is any. */
    static @Nullable AddressRange of(@Nullable String beginning) {
        if (beginning == null) {
            return null;
        }
        var first = beginning.strip().toLowerCase(Locale.ROOT);
        if (first.isEmpty() || first.length() > LONGEST || first.chars().anyMatch(AddressRange::isStrange)) {
            throw new InvalidValue("email", "is not how an address begins", "1.." + LONGEST);
        }
        return new AddressRange(first, first + LAST_CODE_POINT);
    }

    private static boolean isStrange(int c) {
        return Character.isWhitespace(c) || Character.isISOControl(c);
    }
}
