package dev.errand.worker.engine;

import dev.errand.database.Outage;
import dev.errand.job.GroupCommit;
import dev.errand.job.JobError;
import dev.errand.job.ReadySet;
import dev.errand.progress.Bell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finishes attempts by group commit. While PostgreSQL is away it tries on: an attempt that lost its lease meanwhile is
 * found stale, as it should be. A row that PostgreSQL refuses never holds up the others in its batch.
 */
final class Finisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Finisher.class);
    private static final int LARGEST = 2_000;

    private final Finishes finishes;
    private final ReadySet readySet;
    private final Bell bell;
    private final EngineMetrics metrics;
    private final GroupCommit<Finish, Boolean> commits;
    private volatile boolean closing;

    Finisher(Finishes finishes, ReadySet readySet, Bell bell, EngineMetrics metrics) {
        this.finishes = finishes;
        this.readySet = readySet;
        this.bell = bell;
        this.metrics = metrics;
        this.commits = new GroupCommit<>("errand-finisher", LARGEST, this::write);
    }

    /** Completes after the commit; false means the lease was lost and nothing of the attempt was stored. */
    CompletableFuture<Boolean> submit(Finish finish) {
        return commits.submit(finish);
    }

    /** Finishes nothing: opens the connection. */
    void prime() {
        finishes.write(List.of());
    }

    private List<Boolean> write(List<Finish> batch) throws InterruptedException {
        var pause = 50L;
        while (true) {
            try {
                return stored(batch);
            } catch (RuntimeException e) {
                if (!Outage.causes(e) && batch.size() == 1) {
                    return List.of(writeRefused(batch.get(0), e));
                }
                if (!Outage.causes(e) || closing) {
                    throw e; // a batch that PostgreSQL refuses comes again one by one
                }
                log.warn("{} finished attempts wait for PostgreSQL: {}", batch.size(), e.toString());
                TimeUnit.MILLISECONDS.sleep(pause);
                pause = Math.min(2 * pause, 1_000);
            }
        }
    }

    private List<Boolean> stored(List<Finish> batch) {
        var written = finishes.write(batch);
        readySet.offer(written.toOffer());
        ring(batch);
        var answers = new ArrayList<Boolean>(batch.size());
        for (var place = 0; place < batch.size(); place++) {
            var ours = !written.stale().contains(place);
            metrics.finished(batch.get(place), ours);
            answers.add(ours);
        }
        return answers;
    }

    private void ring(List<Finish> batch) {
        if (readySet.reachable()) {
            bell.ring(batch.stream().map(finish -> finish.claim().job()).toList())
                    .exceptionally(away -> null); // who waits looks for itself
        }
    }

    /** The result, or a write beside it, is what PostgreSQL does not take, and never will: the job fails, and says so. */
    private boolean writeRefused(Finish finish, RuntimeException why) {
        log.error(
                "job {} attempt {}: its result cannot be stored",
                finish.claim().job(),
                finish.claim().attempt(),
                why);
        var error = new JobError("unstorable", "the result cannot be stored: " + why.getMessage());
        return stored(List.of(finish.instead(new Outcome.Failed(error)))).get(0);
    }

    /** Writes what waits, once. */
    @Override
    public void close() {
        closing = true;
        commits.close();
    }
}
