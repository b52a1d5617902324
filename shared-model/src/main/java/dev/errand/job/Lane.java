package dev.errand.job;

import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A named queue with workers and a concurrency of its own, such as {@code agent}. Stored in every job row: never rename one. */
public record Lane(String name) {

    public static final Lane CLI = new Lane("cli");
    public static final Lane AGENT = new Lane("agent");
    public static final Lane BULK = new Lane("bulk");
    public static final Lane NOTIFY = new Lane("notify");
    public static final Lane SCHEDULE = new Lane("schedule");

    private static final int LONGEST = 32;

    public Lane {
        if (!wellFormed(name)) {
            throw new IllegalArgumentException(
                    "a lane is 1 to 32 lower case letters, digits or hyphens but was '" + name + "'");
        }
    }

    /** As {@code [a-z][a-z0-9-]{0,31}}, without a matcher for each row that names a lane. */
    private static boolean wellFormed(String name) {
        for (var i = 0; i < name.length(); i++) {
            var letter = name.charAt(i);
            var fits = letter >= 'a' && letter <= 'z' || i > 0 && (letter >= '0' && letter <= '9' || letter == '-');
            if (!fits) {
                return false;
            }
        }
        return !name.isEmpty() && name.length() <= LONGEST;
    }

    /**
     * The lanes in which owners take turns: {@code errand.lanes.fair}, names with commas between them, the same in all processes.
     *
     * @param settings a setting by its key; null for none
     */
    public static Set<Lane> fair(UnaryOperator<@Nullable String> settings) {
        var names = settings.apply("errand.lanes.fair");
        return names == null || names.isBlank()
                ? Set.of()
                : Arrays.stream(names.split(","))
                        .map(name -> new Lane(name.strip()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return name;
    }
}
