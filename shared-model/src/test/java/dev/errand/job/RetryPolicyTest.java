package dev.errand.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void theCeilingDoublesUpToTheLongestDelay() {
        var policy = new RetryPolicy(10, Duration.ofSeconds(60), Duration.ofMinutes(10));

        assertThat(IntStream.rangeClosed(1, 6).mapToObj(policy::ceiling))
                .containsExactly(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(120),
                        Duration.ofSeconds(240),
                        Duration.ofSeconds(480),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(10));
        assertThat(policy.ceiling(500)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void theBackoffIsDrawnFromAllOfTheCeiling() {
        var random = new Random(42);

        var drawn = IntStream.range(0, 2_000)
                .mapToLong(i -> RetryPolicy.STANDARD.backoff(2, random).toMillis())
                .summaryStatistics();

        assertThat(drawn.getMin()).isLessThan(2_000);
        assertThat(drawn.getMax()).isBetween(118_000L, 120_000L);
        assertThat(drawn.getAverage()).isBetween(55_000.0, 65_000.0);
    }

    @Test
    void impossiblePoliciesAreRefused() {
        var second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new RetryPolicy(-1, second, second)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, second, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
