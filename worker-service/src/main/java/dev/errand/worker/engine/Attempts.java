package dev.errand.worker.engine;

import dev.errand.job.JobId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The attempts that this worker holds, and the cancellations that came before their attempts were known here. */
final class Attempts {

    private static final int ALL = 1_000_000;
    private static final long REMEMBERED = TimeUnit.SECONDS.toNanos(10);

    private final Set<Attempt> held = ConcurrentHashMap.newKeySet();
    private final Map<JobId, Long> earlyCancels = new ConcurrentHashMap<>();
    private final Semaphore suspects = new Semaphore(ALL);

    void add(Attempt attempt) {
        held.add(attempt);
        if (!earlyCancels.isEmpty() && earlyCancels.remove(attempt.claim().job()) != null) {
            attempt.stop(Attempt.Stop.CANCELLED);
        }
    }

    void remove(Attempt attempt) {
        held.remove(attempt);
    }

    Collection<Attempt> all() {
        return held;
    }

    int size() {
        return held.size();
    }

    /** Cancels the attempt of this job, if it is here or comes within seconds. */
    void cancel(JobId job) {
        earlyCancels.put(job, System.nanoTime());
        for (var attempt : held) {
            if (attempt.claim().job().equals(job)) {
                earlyCancels.remove(job);
                attempt.stop(Attempt.Stop.CANCELLED);
            }
        }
    }

    void forgetOldCancels() {
        var now = System.nanoTime();
        earlyCancels.values().removeIf(at -> now - at > REMEMBERED);
    }

    /**
     * Jobs whose last worker died run side by side again, but one on its last life runs beside none of them: what kills
     * a worker cannot take the others to their third crash with it. False: not now; else {@link #release} it at its end.
     */
    boolean admit(Claim claim) {
        return !claim.suspect() || suspects.tryAcquire(weight(claim));
    }

    void release(Claim claim) {
        if (claim.suspect()) {
            suspects.release(weight(claim));
        }
    }

    private static int weight(Claim claim) {
        return claim.lastLife() ? ALL : 1;
    }
}
