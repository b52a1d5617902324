package dev.errand.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code worker-killed-mid-job}, {@code pop-then-die}, {@code poison-kills-worker}. */
class KilledWorkersTest {

    private Site site;
    private final Chance chance = new Chance();

    @AfterEach
    void close() {
        site.close();
    }

    /** {@code worker-killed-mid-job}: kill -9 of a random worker every 3 s; another takes its place at once. */
    @Test
    void jobsOfKilledWorkersRunAgainWithinTheLeaseAndEndOnce() {
        site = Site.open("worker-killed-mid-job");
        var living = new ArrayList<>(site.startWorkers(4, 4));
        Map<Long, Instant> kills = new HashMap<>();
        for (int second = 0; second < 24; second++) {
            for (int n = 0; n < 6; n++) {
                site.ledger().submit(Work.plain(chance.between(500, 2_000)));
            }
            Chance.pass(Duration.ofSeconds(1));
            if (second % 3 == 2) {
                killOne(living, kills);
            }
        }
        site.drain(Duration.ofSeconds(60));

        List<Duration> recovery = new ArrayList<>();
        kills.forEach((pid, at) -> recovery.addAll(new Recovered(site).afterStriking(pid, at)));
        var verdict = Verdict.of(site, recovery).print("worker-killed-mid-job", "kills=" + kills.size() + " " + chance);

        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.orphans()).isZero();
        assertThat(site.rows().jobs()).allMatch(job -> job.status().equals("completed"));
        assertThat(kills).hasSizeGreaterThanOrEqualTo(7);
        assertThat(recovery).isNotEmpty();
        assertThat(verdict.slowest()).isLessThan(Site.LEASE.plusSeconds(3));
    }

    /** Never one whose death would be a job's third: that is a poison pill, and as such another test's. */
    private void killOne(List<WorkerProcess> living, Map<Long, Instant> kills) {
        var candidates = living.stream()
                .filter(worker -> site.rows().heldBy(worker.pid()) > 0)
                .filter(worker -> !site.rows().holdsALastLife(worker.pid()))
                .toList();
        if (!candidates.isEmpty()) {
            var victim = chance.oneOf(candidates);
            kills.put(victim.pid(), Instant.now());
            victim.kill();
            living.remove(victim);
            living.add(site.launch(4, Map.of()));
        }
    }
}
