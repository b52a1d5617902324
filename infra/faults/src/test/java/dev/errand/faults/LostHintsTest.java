package dev.errand.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@code redis-flushall-under-load}, {@code redis-never-there}, {@code redis-killed-restarts-empty},
 * {@code crash-between-commit-and-offer}: Redis loses what it was told, or is not told.
 */
class LostHintsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Site site;
    private final Chance chance = new Chance();

    @AfterEach
    void close() {
        site.close();
    }

    /** {@code redis-flushall-under-load}: FLUSHALL every 5 s under 2,000 jobs. */
    @Test
    void aFlushedRedisLosesNoJob() {
        site = Site.open("redis-flushall-under-load");
        site.startWorkers(2, 10);
        List<Instant> flushes = new ArrayList<>();
        var pace = new Pace(Duration.ofMillis(100));
        for (int tenth = 1; tenth <= 200; tenth++) {
            site.ledger().submit(some(10, 20, 250));
            if (tenth % 50 == 0) {
                flushes.add(Instant.now());
                site.redis().flush();
            }
            pace.awaitNext();
        }
        site.drain(PATIENCE);

        var recovered = new Recovered(site);
        List<Duration> hit = new ArrayList<>();
        flushes.forEach(flush -> hit.addAll(recovered.ofWaitingAt(flush)));
        var verdict = Verdict.of(site, hit)
                .print(
                        "redis-flushall-under-load",
                        "flushes=%d waiting_then=%d pickup_of_all_p50/p99/max=%s %s"
                                .formatted(flushes.size(), hit.size(), Verdict.spread(recovered.pickups()), chance));

        nothingLostNorDoubled(verdict, 2_000);
        assertThat(verdict.slowest()).isLessThan(Site.SWEEP.plusSeconds(10));
    }

    /** {@code redis-never-there}: the same jobs with Redis and with a port on which nobody listens. */
    @Test
    void withoutRedisEverythingRunsFromPostgres() {
        site = Site.open("redis-there");
        var normal = jobsPerSecond();
        site.close();
        site = Site.withoutRedis("redis-never-there");
        var degraded = jobsPerSecond();

        var pickups = new Recovered(site).pickups();
        var verdict = Verdict.of(site, List.of())
                .print(
                        "redis-never-there",
                        "jobs_per_second_normal=%d degraded=%d pickup_p50/p99/max=%s"
                                .formatted(normal, degraded, Verdict.spread(pickups)));

        nothingLostNorDoubled(verdict, 5_000);
        assertThat(degraded).isPositive();
    }

    private long jobsPerSecond() {
        site.startWorkers(2, 8);
        site.ledger().submit(some(1_000, 0, 0)); // the JVMs get warm
        site.drain(PATIENCE);
        var from = Instant.now();
        site.ledger().submit(some(4_000, 0, 0));
        site.drain(PATIENCE);
        return 4_000_000 / Duration.between(from, Instant.now()).toMillis();
    }

    /** {@code redis-killed-restarts-empty}: kill -9 under load, back after 10 s with nothing in it. */
    @Test
    void jobsGoOnWhileRedisIsAwayAndItsReturnIsNoticed() {
        site = Site.open("redis-killed-restarts-empty");
        site.startWorkers(2, 6);
        load(Duration.ofSeconds(3));
        site.redis().killHard();
        var died = Instant.now();
        load(Duration.ofSeconds(10));
        site.redis().restart();
        var back = Instant.now();
        load(Duration.ofSeconds(6));
        site.drain(PATIENCE);

        var recovered = new Recovered(site);
        var meanwhile = recovered.pickupsOfAcceptedBetween(died, back);
        var after = recovered.pickupsOfAcceptedBetween(back.plusSeconds(3), Instant.MAX);
        var verdict = Verdict.of(site, meanwhile)
                .print(
                        "redis-killed-restarts-empty",
                        "accepted_meanwhile=%d pickup_3s_after_return_p50/p99/max=%s %s"
                                .formatted(meanwhile.size(), Verdict.spread(after), chance));

        nothingLostNorDoubled(verdict, site.ledger().accepted().size());
        assertThat(meanwhile).hasSizeGreaterThan(100);
        assertThat(verdict.slowest()).isLessThan(Duration.ofSeconds(10));
        assertThat(Verdict.percentile(after, 50)).isLessThan(Duration.ofSeconds(1));
    }

    private void load(Duration time) {
        var pace = new Pace(Duration.ofMillis(100));
        for (long n = time.toMillis() / 100; n > 0; n--) {
            site.ledger().submit(some(2, 20, 250));
            pace.awaitNext();
        }
    }

    /** {@code crash-between-commit-and-offer}: stored, and whoever stored it did not come to offering it. */
    @Test
    void aJobThatWasNeverOfferedRunsWithinTheSweep() {
        site = Site.open("crash-between-commit-and-offer");
        site.startWorkers(1, 10);
        var pace = new Pace(Duration.ofMillis(300));
        for (int n = 0; n < 10; n++) {
            site.ledger().store(some(5, 5, 50));
            pace.awaitNext();
        }
        site.drain(PATIENCE);

        var verdict = Verdict.of(site, new Recovered(site).pickups()).print("crash-between-commit-and-offer", "");

        nothingLostNorDoubled(verdict, 50);
        assertThat(verdict.slowest()).isLessThan(Site.SWEEP.plusSeconds(3));
    }

    private List<NewJob<Work>> some(int count, int fromMillis, int toMillis) {
        return IntStream.range(0, count)
                .mapToObj(n -> Work.plain(chance.between(fromMillis, toMillis)))
                .toList();
    }

    private void nothingLostNorDoubled(Verdict verdict, int accepted) {
        assertThat(verdict.accepted()).isEqualTo(accepted);
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.orphans()).isZero();
        assertThat(site.rows().jobs()).allMatch(job -> job.status().equals("completed"));
    }
}
