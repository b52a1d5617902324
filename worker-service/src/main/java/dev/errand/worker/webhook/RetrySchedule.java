package dev.errand.worker.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When a message that was not taken is sent again: ten times, over a day. Each wait is up to a fifth shorter or longer, so
 * that messages which failed together do not come back together.
 */
final class RetrySchedule {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(10));

    private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

    private RetrySchedule() {}

    /**
     * How long to wait now; empty if it was tried often enough.
     *
     * @param failures attempts that failed so far, 1 or more
     * @param asked what the endpoint asks for, if it does: waited for at least, up to a day
     */
    static Optional<Duration> next(int failures, @Nullable Duration asked, RandomGenerator random) {
        if (failures > WAITS.size()) {
            return Optional.empty();
        }
        var wait = WAITS.get(failures - 1).toMillis();
        var spread = Duration.ofMillis(wait * 4 / 5 + random.nextLong(wait * 2 / 5 + 1));
        return Optional.of(asked == null || asked.compareTo(spread) < 0 ? spread : least(asked, LONGEST_ASKED_FOR));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
