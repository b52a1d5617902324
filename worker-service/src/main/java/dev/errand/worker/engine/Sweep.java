package dev.errand.worker.engine;

import dev.errand.job.Lane;
import dev.errand.job.Queued;
import dev.errand.job.ReadySet;
import dev.errand.progress.Bell;
import dev.errand.redis.RedisPresence;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts right what fell through. A due job is released within the pace of its loop; what Redis lost is offered again,
 * at the cost of what was lost; jobs of silent workers are taken back. Every worker sweeps, and none needs another.
 */
final class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final Recovery recovery;
    private final ReadySet readySet;
    private final Bell bell;
    private final RedisPresence presence;
    private final EngineMetrics metrics;
    private final Collection<Lane> lanes;
    private final Loop due;
    private final Loop lost;

    Sweep(
            EngineSettings settings,
            Recovery recovery,
            ReadySet readySet,
            Bell bell,
            RedisPresence presence,
            EngineMetrics metrics) {
        this.recovery = recovery;
        this.readySet = readySet;
        this.bell = bell;
        this.presence = presence;
        this.metrics = metrics;
        this.lanes = settings.lanes().keySet();
        this.due = new Loop("errand-due", settings.due(), this::releaseDue);
        this.lost = new Loop("errand-sweep", settings.sweep(), this::sweep);
    }

    void start() {
        due.start();
        lost.start();
    }

    void stop() {
        due.stop();
        lost.stop();
    }

    private void releaseDue() {
        List<Queued> released;
        do {
            released = recovery.releaseDue();
            readySet.offer(released);
        } while (released.size() == Recovery.PAGE);
    }

    private void sweep() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(50))); // not all at once
        takeBackExpired();
        if (presence.here()) {
            lanes.forEach(this::offerMissing);
        }
    }

    private void takeBackExpired() {
        Recovery.TakenBack back;
        do {
            back = recovery.takeBackExpired();
            if (back.size() > 0) {
                log.warn("took {} jobs back from silent workers", back.size());
                metrics.takenBack(back.size());
                readySet.offer(back.again());
                bell.ring(back.ended()).exceptionally(away -> null);
            }
        } while (back.size() == Recovery.PAGE);
    }

    /** Offers the waiting jobs that sort before the head of the lane's ready set: exactly those are missing from it. */
    private void offerMissing(Lane lane) {
        var head = readySet.head(lane).orElse(Queued.LAST);
        var after = 0.0;
        List<Queued> missing;
        do {
            missing = recovery.missing(lane, after, head);
            if (!missing.isEmpty()) {
                readySet.offer(missing).toCompletableFuture().join();
                metrics.offeredAgain(missing.size());
                after = missing.get(missing.size() - 1).score();
            }
        } while (missing.size() == Recovery.PAGE && presence.here());
    }
}
