package dev.errand.faults;

import static dev.errand.faults.EffectsFile.What.END;
import static dev.errand.faults.EffectsFile.What.HELD;
import static dev.errand.faults.EffectsFile.What.START;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.faults.EffectsFile.Effect;
import dev.errand.faults.Rows.JobRow;
import dev.errand.job.NewJob;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code zombie-after-pause}, {@code pause-before-commit}: a worker comes back to jobs that are another's by now. */
class PausedWorkersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Site site;

    @AfterEach
    void close() {
        site.close();
    }

    /** {@code zombie-after-pause}: SIGSTOP past the lease, then SIGCONT; the handlers do not listen and work to their end. */
    @Test
    void nothingThatAZombieFinishesIsStored() {
        site = Site.open("zombie-after-pause");
        site.startWorkers(2, 10);
        List<Effect> zombies = new ArrayList<>();
        List<Duration> recovery = new ArrayList<>();
        for (int round = 1; zombies.size() < 50; round++) {
            int begun = 20 * round;
            submit(20, Work.stubborn(2_000).input());
            await().atMost(PATIENCE).until(() -> firstAttempts().count() == begun);
            var victim = site.workers().get(round % 2);
            victim.pause();
            var at = Instant.now();
            zombies.addAll(underWay(victim.pid()));
            site.drain(PATIENCE);
            victim.resume();
            await().atMost(PATIENCE).until(() -> ended(zombies));
            recovery.addAll(new Recovered(site).afterStriking(victim.pid(), at));
        }

        theOthersResultsAreStored("zombie-after-pause", zombies, recovery);
    }

    /** {@code pause-before-commit}: results held back just before they are stored, while other attempts store theirs. */
    @Test
    void nothingHeldBeforeItsCommitIsStoredOnceAnotherAttemptHasWon() throws IOException {
        site = Site.open("pause-before-commit");
        var gate = site.path("gate");
        var held = site.startWorker(100, Map.of("ERRAND_FAULT_GATE", gate.toString()));
        site.startWorkers(1, 100);
        List<Duration> recovery = new ArrayList<>();
        for (int round = 1; round <= 5; round++) {
            int all = 100 * round;
            Files.createFile(gate);
            await().atMost(PATIENCE).until(() -> {
                submit(50, Work.plain(5).input());
                return site.effects().effects(HELD).size() == all;
            });
            held.pause();
            site.drain(PATIENCE);
            Files.delete(gate);
            held.resume();
            await().atMost(PATIENCE).until(() -> site.staleFinishes() >= all);
        }

        theOthersResultsAreStored("pause-before-commit", site.effects().effects(HELD), recovery);
    }

    private void submit(int count, Work work) {
        site.ledger()
                .submit(Stream.generate(() -> NewJob.of(Work.TYPE, work))
                        .limit(count)
                        .toList());
    }

    private Stream<Effect> firstAttempts() {
        return site.effects().effects(START).stream().filter(start -> start.attempt() == 1);
    }

    /** The attempts that this worker has begun and not ended. */
    private List<Effect> underWay(long pid) {
        var ended = new HashSet<>(
                site.effects().effects(END).stream().map(Effect::job).toList());
        return site.effects().effects(START).stream()
                .filter(start -> start.pid() == pid && !ended.contains(start.job()))
                .toList();
    }

    /** Whether each of these attempts has worked to its end. */
    private boolean ended(List<Effect> attempts) {
        var ends = site.effects().effects(END);
        return attempts.stream()
                .allMatch(attempt -> ends.stream()
                        .anyMatch(end -> end.job().equals(attempt.job()) && end.attempt() == attempt.attempt()));
    }

    private void theOthersResultsAreStored(String test, List<Effect> stale, List<Duration> recovery) {
        await().atMost(PATIENCE).until(() -> site.staleFinishes() >= stale.size());
        Map<?, Integer> doneBy = site.rows().jobs().stream().collect(toMap(JobRow::id, JobRow::doneBy));
        var commits = stale.stream()
                .filter(attempt -> doneBy.get(attempt.job()) == attempt.attempt())
                .count();
        var verdict =
                Verdict.of(site, recovery).print(test, "stale_attempts=" + stale.size() + " stale_commits=" + commits);

        assertThat(commits).isZero();
        assertThat(verdict.staleRejected()).isEqualTo(stale.size()).isGreaterThanOrEqualTo(50);
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.doubled()).isZero();
        assertThat(verdict.orphans()).isZero();
    }
}
