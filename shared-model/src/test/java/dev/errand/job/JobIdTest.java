package dev.errand.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobIdTest {

    @Test
    void idsAreOfVersionSevenAndCarryTheTime() {
        var before = System.currentTimeMillis();

        var id = JobId.next().value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isBetween(before, System.currentTimeMillis() + 1_000);
    }

    @Test
    void eachIdOfAProcessIsGreaterThanTheOneBefore() {
        var ids = IntStream.range(0, 20_000).mapToObj(i -> JobId.next()).toList();

        assertThat(ids).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
    }

    @Test
    void threadsNeverGetTheSameId() {
        var ids = Collections.synchronizedSet(new HashSet<JobId>());

        IntStream.range(0, 20_000).parallel().forEach(i -> ids.add(JobId.next()));

        assertThat(ids).hasSize(20_000);
    }

    @Test
    void whatIsNoUuidIsRefused() {
        assertThatThrownBy(() -> JobId.parse("1-1-1-1-1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JobId.parse("x".repeat(36))).isInstanceOf(IllegalArgumentException.class);
    }
}
