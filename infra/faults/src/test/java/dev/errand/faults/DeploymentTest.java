package dev.errand.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code rolling-deploy}: each worker in turn gets a successor and SIGTERM, under load. */
class DeploymentTest {

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Map<String, String> ENV = Map.of("ERRAND_WORKER_GRACE", GRACE.toMillis() + "ms");

    private Site site;
    private final Chance chance = new Chance();
    private volatile boolean loading = true;

    @AfterEach
    void close() {
        loading = false;
        site.close();
    }

    /** Jobs of up to 2.5 s, a grace of 1 s: some end within it, others are handed back. */
    @Test
    void aRollingDeploymentBurnsNoAttempt() throws Exception {
        site = Site.open("rolling-deploy");
        var first = List.of(site.startWorker(4, ENV), site.startWorker(4, ENV), site.startWorker(4, ENV));
        var load = new Thread(this::load, "load");
        load.start();
        List<Duration> stops = new ArrayList<>();
        List<Integer> statuses = new ArrayList<>();
        for (var old : first) {
            site.startWorker(4, ENV);
            var from = Instant.now();
            statuses.add(old.stop(Duration.ofSeconds(40)));
            stops.add(Duration.between(from, Instant.now()));
        }
        loading = false;
        load.join();
        site.drain(Duration.ofSeconds(60));

        var handedBack = site.rows().count("SELECT count(*) FROM job_attempt WHERE outcome = 'handed_back'");
        var burnt = site.rows().count("SELECT count(*) FROM job_attempt WHERE outcome NOT IN ('done', 'handed_back')");
        var verdict = Verdict.of(site, List.of())
                .print(
                        "rolling-deploy",
                        "attempts_burnt=%d handed_back=%d stop_p50/p99/max=%s pickup_p50/p99/max=%s %s"
                                .formatted(
                                        burnt,
                                        handedBack,
                                        Verdict.spread(stops),
                                        Verdict.spread(new Recovered(site).pickups()),
                                        chance));

        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.orphans()).isZero();
        assertThat(burnt).isZero();
        assertThat(site.rows().jobs())
                .allMatch(job -> job.status().equals("completed") && job.failures() == 0 && job.crashes() == 0);
        assertThat(statuses).containsOnly(128 + 15);
        assertThat(stops).allMatch(stop -> stop.compareTo(GRACE.plusSeconds(20)) < 0);
    }

    private void load() {
        var pace = new Pace(Duration.ofMillis(250));
        while (loading) {
            site.ledger().submit(Work.plain(chance.between(200, 2_500)));
            pace.awaitNext();
        }
    }
}
