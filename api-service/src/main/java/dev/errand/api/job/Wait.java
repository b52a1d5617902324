package dev.errand.api.job;

import dev.errand.api.problem.InvalidValue;
import java.time.Duration;
import java.util.regex.Pattern;

/** How long a caller is willing to wait, as in {@code ?wait=30s}. */
final class Wait {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})(ms|s|m)?");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String BOUND = "0s..60s";

    private Wait() {}

    /** A number without a unit counts seconds; fails with {@link InvalidValue} if it is none or more than 60 s. */
    static Duration parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new InvalidValue("wait", "is no duration such as 30s or 1500ms", BOUND);
        }
        var amount = Long.parseLong(match.group(1));
        var unit = match.group(2);
        var wait = "ms".equals(unit)
                ? Duration.ofMillis(amount)
                : "m".equals(unit) ? Duration.ofMinutes(amount) : Duration.ofSeconds(amount);
        if (wait.compareTo(LONGEST) > 0) {
            throw new InvalidValue("wait", "is more than 60s", BOUND);
        }
        return wait;
    }
}
