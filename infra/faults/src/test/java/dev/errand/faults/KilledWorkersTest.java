package dev.errand.faults;

import static dev.errand.faults.EffectsFile.What.POPPED;
import static dev.errand.faults.EffectsFile.What.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobOptions;
import dev.errand.job.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
        var pace = new Pace(Duration.ofSeconds(1));
        for (int second = 0; kills.size() < 6 && second < 60; second++) {
            for (int n = 0; n < 6; n++) {
                site.ledger().submit(Work.plain(chance.between(500, 2_000)));
            }
            pace.awaitNext();
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
        assertThat(kills).hasSizeGreaterThanOrEqualTo(4);
        assertThat(recovery).isNotEmpty();
        assertThat(verdict.slowest()).isLessThan(Site.LEASE.plusSeconds(3));
    }

    /**
     * Never one of the last two that run, for then it is the start of JVMs that would be timed; nor one whose death would
     * be a job's third: that is a poison pill, and as such another test's.
     */
    private void killOne(List<WorkerProcess> living, Map<Long, Instant> kills) {
        var running =
                living.stream().filter(worker -> site.rows().runs(worker.pid())).toList();
        var candidates = running.stream()
                .filter(worker -> site.rows().heldBy(worker.pid()) > 0)
                .filter(worker -> !site.rows().holdsALastLife(worker.pid()))
                .toList();
        if (running.size() > 2 && !candidates.isEmpty()) {
            var victim = chance.oneOf(candidates);
            kills.put(victim.pid(), Instant.now());
            victim.kill();
            living.remove(victim);
            living.add(site.launch(4, Map.of()));
        }
    }

    /** {@code pop-then-die}: three workers halt after Redis gave them ids and before they claim the jobs. */
    @Test
    void jobsWhoseIdsDiedWithAWorkerRunWithinTheSweep() {
        site = Site.open("pop-then-die");
        site.startWorkers(1, 32);
        var doomed = IntStream.range(0, 3)
                .mapToObj(i -> site.launch(8, Map.of("ERRAND_FAULT_HALT_WHEN_POPPED", "true")))
                .toList();
        doomed.forEach(site::awaitRunning);

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            for (int n = 0; n < 4; n++) {
                site.ledger().submit(Work.plain(chance.between(5, 50)));
            }
            return doomed.stream().noneMatch(WorkerProcess::alive);
        });
        site.drain(Duration.ofSeconds(30));

        var recovery = new Recovered(site).ofPopped();
        var verdict = Verdict.of(site, recovery).print("pop-then-die", "died=3 hints_lost=" + recovery.size());

        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.orphans()).isZero();
        assertThat(doomed).extracting(WorkerProcess::exit).containsOnly(OptionalInt.of(87));
        assertThat(recovery).hasSameSizeAs(site.effects().effects(POPPED)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(verdict.slowest()).isLessThan(Site.SWEEP.plusSeconds(3));
    }

    /** {@code poison-kills-worker}: a handler halts the JVM, always first in line and amid others. */
    @Test
    void aJobThatKillsItsWorkerFailsAfterThreeAttemptsAndNoOtherDoes() {
        site = Site.open("poison-kills-worker");
        site.startWorkers(2, 6);
        var poison = NewJob.of(
                Work.TYPE, new Work(Work.Manner.POISON, 0), JobOptions.NONE.priority(1)); // before all its neighbours
        List<NewJob<Work>> all = new ArrayList<>(List.of(poison));
        for (int n = 0; n < 30; n++) {
            all.add(Work.plain(chance.between(300, 1_500)));
        }
        site.ledger().submit(all);

        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    replaceTheDead(2, 6);
                    return site.rows().unended() == 0;
                });
        var jobs = site.rows().jobs();
        var verdict = Verdict.of(site, List.of())
                .print(
                        "poison-kills-worker",
                        "workers_killed=" + (site.workers().size() - 2) + " neighbours_hit="
                                + site.rows()
                                        .count("SELECT count(DISTINCT job_id) FROM job_attempt WHERE outcome = 'lost'")
                                + " " + chance);

        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.orphans()).isZero();
        assertThat(site.effects().effects(START))
                .filteredOn(start -> start.job().equals(poison.id()))
                .hasSize(3);
        assertThat(jobs)
                .filteredOn(job -> job.id().equals(poison.id()))
                .singleElement()
                .satisfies(job -> {
                    assertThat(job.status()).isEqualTo("failed");
                    assertThat(job.errorKind()).isEqualTo("poison");
                });
        assertThat(jobs)
                .filteredOn(job -> !job.id().equals(poison.id()))
                .hasSize(30)
                .allSatisfy(job -> {
                    assertThat(job.status()).isEqualTo("completed");
                    assertThat(job.failures()).isZero();
                });
    }

    private void replaceTheDead(int count, int slots) {
        var alive = site.workers().stream().filter(WorkerProcess::alive).count();
        for (long n = alive; n < count; n++) {
            site.launch(slots, Map.of());
        }
    }
}
