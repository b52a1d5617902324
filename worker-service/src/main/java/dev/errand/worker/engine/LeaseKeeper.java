package dev.errand.worker.engine;

import dev.errand.job.JobId;
import dev.errand.redis.RedisPresence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches over what this worker holds: renews leases, carries progress to the rows, stops what is cancelled, out of
 * time, or no longer surely ours. One statement for all, never one per job.
 */
final class LeaseKeeper {

    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final long TICK_MILLIS = 250;
    private static final Duration WITHOUT_REDIS = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final EngineSettings settings;
    private final Leases leases;
    private final Stages stages;
    private final Attempts attempts;
    private final Runner runner;
    private final Finisher finisher;
    private final RedisPresence presence;
    private final EngineMetrics metrics;
    private final Loop loop;
    private long renewedAt = System.nanoTime();

    LeaseKeeper(
            EngineSettings settings,
            Leases leases,
            Stages stages,
            Attempts attempts,
            Runner runner,
            Finisher finisher,
            RedisPresence presence,
            EngineMetrics metrics) {
        this.settings = settings;
        this.leases = leases;
        this.stages = stages;
        this.attempts = attempts;
        this.runner = runner;
        this.finisher = finisher;
        this.presence = presence;
        this.metrics = metrics;
        this.loop = new Loop("errand-leases", Duration.ofMillis(TICK_MILLIS), this::tick);
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    /** Renews nothing: opens the connection. */
    void prime() {
        leases.renew(List.of());
    }

    private void tick() {
        var held = List.copyOf(attempts.all());
        held.forEach(this::watch);
        attempts.forgetOldCancels();
        try {
            if (renewalIsDue() && !held.isEmpty()) {
                renew(held);
            }
            report(held);
        } finally {
            held.stream().filter(attempt -> attempt.unsafe(settings.safe())).forEach(this::lost);
        }
    }

    private void watch(Attempt attempt) {
        if (attempt.giveUpWaiting(LONGEST_WAIT)) {
            attempts.remove(attempt);
            finisher.submit(Finish.of(attempt.claim(), new Outcome.HandedBack(Duration.ZERO)));
        }
        if (attempt.outOfTime()) {
            attempt.stop(Attempt.Stop.TIMEOUT);
        }
        if (attempt.stop() == Attempt.Stop.TIMEOUT && attempt.ignoresStop(PATIENCE) && attempt.conclude()) {
            log.error(
                    "job {} ignores its timeout; its slot stays taken",
                    attempt.claim().job());
            finisher.submit(Finish.of(attempt.claim(), runner.retry(attempt.claim(), Runner.timeout(attempt), null)));
        }
        var telling = attempt.telling();
        if (telling != null) {
            telling.publishPending(false);
        }
    }

    /** With Redis away a cancellation can come with the renewal only, so that comes more often. */
    private boolean renewalIsDue() {
        var every = presence.here() ? settings.heartbeat() : min(settings.heartbeat(), WITHOUT_REDIS);
        return System.nanoTime() - renewedAt >= every.toNanos();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void renew(List<Attempt> held) {
        var sentAt = System.nanoTime();
        var renewed = leases.renew(held.stream().map(Attempt::claim).toList());
        renewedAt = sentAt;
        held.forEach(attempt -> heard(attempt, renewed, sentAt));
    }

    private void heard(Attempt attempt, Map<JobId, Leases.Held> renewed, long sentAt) {
        var held = renewed.get(attempt.claim().job());
        if (held == null || !held.is(attempt.claim())) {
            lost(attempt);
            return;
        }
        attempt.renewed(sentAt);
        if (held.cancel()) {
            attempt.stop(Attempt.Stop.CANCELLED);
        }
    }

    private void lost(Attempt attempt) {
        if (attempt.stop() == null && !attempt.concluded()) { // else its finish is on the way, or just arrived
            log.warn(
                    "job {} attempt {} lost its lease",
                    attempt.claim().job(),
                    attempt.claim().attempt());
            metrics.leaseLost();
            attempt.stop(Attempt.Stop.LEASE_LOST);
        }
    }

    private void report(List<Attempt> held) {
        var reports = new ArrayList<Leases.Report>();
        for (var attempt : held) {
            var telling = attempt.telling();
            var progress = telling == null ? null : telling.takeUnreported();
            if (progress != null) {
                reports.add(new Leases.Report(attempt.claim(), progress.percent(), progress.message()));
                reportStage(attempt, progress);
            }
        }
        if (!reports.isEmpty()) {
            leases.report(reports);
        }
    }

    private void reportStage(Attempt attempt, Telling.Progress progress) {
        var stage = progress.stage();
        if (stage != null) {
            stages.report(attempt.claim(), stage, progress.stagePercent());
        }
    }
}
