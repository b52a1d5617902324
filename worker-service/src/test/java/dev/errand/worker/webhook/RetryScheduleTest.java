package dev.errand.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void aMessageIsTriedForADay() {
        var random = new Random(7);
        var total = Duration.ZERO;
        var retries = 0;
        for (var wait = RetrySchedule.next(1, null, random);
                wait.isPresent();
                wait = RetrySchedule.next(++retries + 1, null, random)) {
            total = total.plus(wait.get());
        }
        assertThat(retries).isEqualTo(10);
        assertThat(total).isBetween(Duration.ofHours(19), Duration.ofHours(29));
    }

    @Test
    void messagesThatFailedTogetherDoNotComeBackTogether() {
        var random = new Random(7);

        assertThat(random.ints(50)
                        .mapToObj(any -> RetrySchedule.next(3, null, random).orElseThrow()))
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofSeconds(96), Duration.ofSeconds(144)))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatTheEndpointAsksForIsWaitedForAtLeastAndADayAtMost() {
        var random = new Random(7);

        assertThat(RetrySchedule.next(1, Duration.ofMinutes(7), random)).contains(Duration.ofMinutes(7));
        assertThat(RetrySchedule.next(9, Duration.ofSeconds(1), random).orElseThrow())
                .isGreaterThan(Duration.ofHours(4));
        assertThat(RetrySchedule.next(1, Duration.ofDays(900), random)).contains(Duration.ofDays(1));
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(RetryAfter.parse("120", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Wed, 25 Nov 2026 12:05:00 GMT", NOW)).contains(Duration.ofMinutes(5));
        assertThat(RetryAfter.parse("Wed, 25 Nov 2026 11:05:00 GMT", NOW)).isEmpty();
        assertThat(RetryAfter.parse("-1", NOW)).isEmpty();
        assertThat(RetryAfter.parse("soon", NOW)).isEmpty();
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
