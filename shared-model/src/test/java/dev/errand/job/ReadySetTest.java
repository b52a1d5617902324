package dev.errand.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisPresence;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class ReadySetTest {

    private static RedissonClient redis;
    private static ReadySet readySet;

    @BeforeAll
    static void open() {
        redis = RedisClients.commands(new RedisSettings(TestServers.redis().url(), Duration.ofSeconds(1)));
        readySet = new ReadySet(redis, redis, new RedisPresence(Duration.ofMillis(100)), Set.of());
    }

    @AfterAll
    static void close() {
        redis.shutdown(0, 1, TimeUnit.SECONDS);
    }

    @BeforeEach
    void empty() {
        TestServers.redis().flush();
    }

    private static Queued job(int priority, long seq) {
        return new Queued(JobId.next(), Lane.CLI, new Priority(priority), seq, JobOptions.LOCAL_OWNER);
    }

    private static void offer(Queued... jobs) {
        readySet.offer(List.of(jobs)).toCompletableFuture().join();
    }

    private static List<JobId> poll(int max) {
        return readySet.poll(Lane.CLI, max, Duration.ofSeconds(1));
    }

    @Test
    void idsComeByPriorityAndThenByAge() {
        var late = job(1, 900);
        var old = job(5, 1);
        var young = job(5, 2);
        var last = job(10, 0);
        offer(young, last, old, late);

        assertThat(poll(10)).containsExactly(late.id(), old.id(), young.id(), last.id());
    }

    @Test
    void offeringTwiceQueuesOnce() {
        var job = job(5, 1);
        offer(job, job);
        offer(job);

        assertThat(poll(10)).containsExactly(job.id());
    }

    @Test
    void aPollTakesNoMoreThanAskedAndNothingTwice() {
        offer(job(5, 1), job(5, 2), job(5, 3));

        assertThat(poll(2)).hasSize(2);
        assertThat(poll(2)).hasSize(1);
        assertThat(poll(2)).isEmpty();
    }

    @Test
    void aWaitingPollWakesWithAnOffer() throws Exception {
        var polled = CompletableFuture.supplyAsync(() -> readySet.poll(Lane.CLI, 5, Duration.ofSeconds(5)));
        var job = job(5, 1);
        offer(job);

        assertThat(polled.get(2, TimeUnit.SECONDS)).containsExactly(job.id());
    }

    @Test
    void aPollThatWouldWaitForEverIsRefused() {
        assertThatThrownBy(() -> readySet.poll(Lane.CLI, 1, Duration.ofMillis(999)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theHeadIsTheFirstScoreAndItsPartsCanBeReadBack() {
        assertThat(readySet.head(Lane.CLI)).isEmpty();
        offer(job(7, 123_456_789_012L), job(9, 1));

        var head = readySet.head(Lane.CLI).orElseThrow();

        assertThat(Queued.priorityOf(head)).isEqualTo(7);
        assertThat(Queued.seqOf(head)).isEqualTo(123_456_789_012L);
        assertThat(head).isLessThan(Queued.LAST);
    }

    @Test
    void offersNeverFailAndAreNotTriedAgainWhileRedisIsAway() {
        var away = RedisClients.commands(new RedisSettings("redis://127.0.0.1:1", Duration.ofMillis(500)));
        try {
            var set = new ReadySet(away, away, new RedisPresence(Duration.ofSeconds(30)), Set.of());
            set.offer(List.of(job(5, 1))).toCompletableFuture().join();

            var at = System.nanoTime();
            set.offer(List.of(job(5, 2))).toCompletableFuture().join();

            assertThat(set.reachable()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - at)).isLessThan(Duration.ofMillis(100));
        } finally {
            away.shutdown(0, 1, TimeUnit.SECONDS);
        }
    }
}
