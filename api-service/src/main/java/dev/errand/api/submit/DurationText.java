package dev.errand.api.submit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 1500ms}, {@code 90s}, {@code 5m}, {@code 2h}, {@code 1d}, or as ISO 8601 does. */
final class DurationText {

    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private DurationText() {}

    /** Empty if it is no duration. */
    static Optional<Duration> parse(String text) {
        var match = SIMPLE.matcher(text);
        if (match.matches()) {
            var unit = UNITS.getOrDefault(match.group(2), Duration.ZERO);
            return Optional.of(unit.multipliedBy(Long.parseLong(match.group(1))));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** In the largest unit that says it exactly. */
    static String of(Duration duration) {
        for (var unit : List.of("d", "h", "m", "s")) {
            var one = UNITS.getOrDefault(unit, Duration.ZERO).toMillis();
            if (!duration.isZero() && duration.toMillis() % one == 0) {
                return duration.toMillis() / one + unit;
            }
        }
        return duration.toMillis() + "ms";
    }
}
