package dev.errand.worker.engine;

import dev.errand.job.JobId;
import dev.errand.job.Lane;
import dev.errand.job.ReadySet;
import dev.errand.redis.RedisPresence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one lane's slots busy: polls ids, claims their jobs, hands them to threads. Never claims more than there are
 * free slots, but for jobs that take well under a millisecond, where a bounded surplus waits in the worker.
 */
final class LaneLoop {

    private static final Logger log = LoggerFactory.getLogger(LaneLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_SUSPECTS = Duration.ofSeconds(1);
    private static final long WITHOUT_REDIS_MILLIS = 250;
    private static final int LARGEST_CLAIM = 500;
    private static final long SHORT_RUN = TimeUnit.MICROSECONDS.toNanos(500);

    private final Lane lane;
    private final int slots;
    private final int surplus;
    private final Tools tools;
    private final ExecutorService threads;
    private final Thread thread;
    private final AtomicInteger held = new AtomicInteger();
    private volatile long averageRun = TimeUnit.SECONDS.toNanos(1);
    private volatile long provedAt;
    private volatile boolean stopping;

    /** What all lanes of a worker share. */
    record Tools(
            ReadySet readySet,
            RedisPresence presence,
            Claims claims,
            Recovery recovery,
            Attempts attempts,
            Runner runner,
            Finisher finisher,
            Handlers handlers,
            EngineMetrics metrics,
            EngineListener listener) {}

    LaneLoop(Lane lane, int slots, int surplus, Tools tools) {
        this.lane = lane;
        this.slots = slots;
        this.surplus = surplus;
        this.tools = tools;
        var pool = new ThreadPoolExecutor(
                slots, slots, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Threads.light("errand-" + lane));
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
        this.thread = Threads.named("errand-lane-" + lane).newThread(this::loop);
        this.provedAt = System.nanoTime();
    }

    void start() {
        thread.start();
    }

    Lane lane() {
        return lane;
    }

    /** How many jobs it holds: running, waiting for a slot, or being finished. */
    int held() {
        return held.get();
    }

    /** How long ago it last took a job or proved the lane empty. */
    Duration sinceProved() {
        return Duration.ofNanos(System.nanoTime() - provedAt);
    }

    private void loop() {
        while (!stopping) {
            try {
                var free = awaitFree();
                if (free > 0) {
                    step(free);
                } else {
                    provedAt = System.nanoTime(); // busy is healthy too
                }
            } catch (RuntimeException e) {
                log.warn("lane {} cannot claim: {}", lane, e.toString());
                pause(500);
            }
        }
    }

    private void step(int free) {
        var sentAt = System.nanoTime();
        var claims = tools.presence.here() ? takeHinted(free) : takeNext(free);
        provedAt = System.nanoTime();
        held.addAndGet(claims.size());
        var admitted = new ArrayList<Claim>(claims.size());
        var refused = new ArrayList<Claim>();
        claims.forEach(claim -> (tools.attempts.admit(claim) ? admitted : refused).add(claim));
        handBack(refused);
        admitted.forEach(claim -> begin(claim, sentAt));
    }

    /** Returns when they are back: one that starts now may kill this worker, which must not count as their crash. */
    private void handBack(List<Claim> refused) {
        var all = refused.stream()
                .map(claim -> handBack(claim, BETWEEN_SUSPECTS).handle((stored, failure) -> {
                    release();
                    return null;
                }))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
    }

    private List<Claim> takeHinted(int free) {
        List<JobId> jobs;
        try {
            jobs = tools.readySet.poll(lane, free, PATIENCE);
        } catch (RuntimeException e) {
            if (tools.presence.failed() && !stopping) {
                log.warn("lane {} polls PostgreSQL, for Redis is away: {}", lane, e.toString());
            }
            return List.of();
        }
        if (jobs.isEmpty()) {
            return List.of();
        }
        tools.listener.popped(lane, jobs);
        if (stopping) {
            tools.readySet.offer(tools.recovery.waiting(jobs));
            return List.of();
        }
        return tools.claims.take(jobs);
    }

    private List<Claim> takeNext(int free) {
        var claims = tools.claims.takeNext(lane, tools.readySet.fair(lane), free);
        if (claims.isEmpty()) {
            pause(WITHOUT_REDIS_MILLIS);
        }
        return claims;
    }

    private void begin(Claim claim, long claimedAt) {
        tools.metrics.claimed(claim);
        var type = tools.handlers.of(claim.type()).type();
        var attempt = new Attempt(claim, claim.timeout() == null ? type.timeout() : claim.timeout(), claimedAt);
        tools.attempts.add(attempt);
        threads.execute(() -> run(attempt));
    }

    private void run(Attempt attempt) {
        if ((stopping || attempt.stop() != null) && attempt.conclude()) {
            handBack(attempt.claim(), Duration.ZERO).whenComplete((stored, failure) -> ended(attempt));
        } else if (attempt.start()) {
            tools.runner.run(attempt).whenComplete((stored, failure) -> ended(attempt));
            averageRun += (attempt.ranNanos() - averageRun) / 8;
        } else {
            ended(attempt); // it had waited too long, and was handed back
        }
    }

    private CompletableFuture<Boolean> handBack(Claim claim, Duration after) {
        return tools.finisher.submit(Finish.of(claim, new Outcome.HandedBack(after)));
    }

    private void ended(Attempt attempt) {
        tools.attempts.remove(attempt);
        tools.attempts.release(attempt.claim());
        release();
    }

    private void release() {
        var now = held.decrementAndGet();
        if (now == capacity() - 1 || now <= capacity() / 2) {
            LockSupport.unpark(thread);
        }
    }

    /** How many jobs it may hold: its slots, and a surplus of about one claim while its jobs are very short. */
    private int capacity() {
        return averageRun < SHORT_RUN ? slots + surplus : slots;
    }

    /** Waits a moment for room; for a worthwhile batch if there is a surplus to work on meanwhile. */
    private int awaitFree() {
        var free = capacity() - held.get();
        if (free <= 0 || (held.get() > slots && free < capacity() / 2)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            free = capacity() - held.get();
        }
        return Math.min(free, LARGEST_CLAIM);
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Claims no more; what waits for a slot goes back. Returns when the loop has ended. */
    void stopClaiming() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
