package dev.errand.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisPresence;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class FairTurnsTest {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final UUID C = UUID.randomUUID();

    private static RedissonClient redis;
    private static ReadySet readySet;
    private static long seq;

    @BeforeAll
    static void open() {
        redis = RedisClients.commands(new RedisSettings(TestServers.redis().url(), Duration.ofSeconds(1)));
        readySet = new ReadySet(redis, redis, new RedisPresence(Duration.ofMillis(100)), Set.of(Lane.BULK));
    }

    @AfterAll
    static void close() {
        redis.shutdown(0, 1, TimeUnit.SECONDS);
    }

    @BeforeEach
    void empty() {
        TestServers.redis().flush();
    }

    private static List<Queued> jobs(UUID owner, int priority, int count) {
        var jobs = new ArrayList<Queued>();
        for (var i = 0; i < count; i++) {
            jobs.add(new Queued(JobId.next(), Lane.BULK, new Priority(priority), ++seq, owner));
        }
        return jobs;
    }

    private static List<Queued> offered(UUID owner, int priority, int count) {
        var jobs = jobs(owner, priority, count);
        readySet.offer(jobs).toCompletableFuture().join();
        return jobs;
    }

    private static List<JobId> poll(int max) {
        return readySet.poll(Lane.BULK, max, Duration.ofSeconds(1));
    }

    private static List<JobId> ids(List<Queued> jobs) {
        return jobs.stream().map(Queued::id).toList();
    }

    @Test
    void tenJobsAreNotBehindTenThousandOfAnother() {
        offered(A, 5, 10_000);
        poll(500); // A is well under way
        var few = offered(B, 5, 10);

        var next = poll(21);

        assertThat(next).containsAll(ids(few));
    }

    @Test
    void oneOwnersJobsStayFirstInFirstOut() {
        var jobs = offered(A, 5, 50);
        var later = offered(A, 5, 50);

        assertThat(poll(50)).isEqualTo(ids(jobs));
        assertThat(poll(50)).isEqualTo(ids(later));
    }

    @Test
    void threeOwnersGetAThirdEach() {
        var many = ids(offered(A, 5, 300));
        var some = ids(offered(B, 5, 300));
        var others = ids(offered(C, 5, 300));

        var first = poll(150);

        assertThat(first.stream().filter(many::contains)).hasSize(50);
        assertThat(first.stream().filter(some::contains)).hasSize(50);
        assertThat(first.stream().filter(others::contains)).hasSize(50);
    }

    @Test
    void priorityGoesBeforeFairness() {
        offered(A, 5, 100);
        var urgent = offered(A, 1, 3);
        offered(B, 5, 3);

        assertThat(poll(3)).isEqualTo(ids(urgent));
    }

    @Test
    void offeringTwiceQueuesOnceAndCostsNoTurn() {
        var mine = jobs(A, 5, 2);
        readySet.offer(mine).toCompletableFuture().join();
        readySet.offer(mine).toCompletableFuture().join();
        offered(B, 5, 2);

        assertThat(readySet.size(Lane.BULK)).isEqualTo(4);
        assertThat(poll(4).subList(0, 2)).contains(mine.get(0).id());
    }

    @Test
    void whoWaitedForNothingGetsNoCreditForIt() {
        var early = offered(B, 5, 1);
        poll(1);
        offered(A, 5, 100);
        poll(50);
        var late = ids(offered(B, 5, 50));

        var next = poll(50);

        assertThat(early).hasSize(1);
        assertThat(next.stream().filter(late::contains)).hasSizeBetween(20, 30);
    }
}
