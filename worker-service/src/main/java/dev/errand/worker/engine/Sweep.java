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
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts right what fell through. A due job is released within the pace of its loop; what Redis lost is offered again,
 * at the cost of what was lost; jobs of silent workers are taken back. Every worker sweeps, and none needs another.
 */
final class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    /** In a fair lane what is missing is counted, which costs as much as waits: not every time. */
    private static final int FAIR_PACE = 5;

    private final Recovery recovery;
    private final Limits limits;
    private final ReadySet readySet;
    private final Bell bell;
    private final RedisPresence presence;
    private final EngineMetrics metrics;
    private final Collection<Lane> lanes;
    private final Loop due;
    private final Loop lost;
    private int round;

    Sweep(
            EngineSettings settings,
            Recovery recovery,
            Limits limits,
            ReadySet readySet,
            Bell bell,
            RedisPresence presence,
            EngineMetrics metrics) {
        this.recovery = recovery;
        this.limits = limits;
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
        release(recovery::releaseDue);
        if (limits.known()) {
            release(recovery::releaseHeld);
        }
    }

    private void release(Supplier<List<Queued>> page) {
        List<Queued> released;
        do {
            released = page.get();
            readySet.offer(released);
        } while (released.size() == Recovery.PAGE);
    }

    private void sweep() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextInt(50))); // not all at once
        limits.look();
        release(recovery::releaseHeld); // also after the last limit is gone
        takeBackExpired();
        round++;
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
        if (head != Queued.LAST && readySet.fair(lane)) {
            if (round % FAIR_PACE == 0 && recovery.waiting(lane) > readySet.size(lane)) {
                offerBefore(lane, Queued.LAST);
            }
        } else {
            offerBefore(lane, head);
        }
    }

    private void offerBefore(Lane lane, double head) {
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
