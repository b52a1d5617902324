package dev.errand.worker.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One attempt in this process, from claim to finish: who may stop it, and why it was stopped. */
final class Attempt {

    /** Why an attempt was told to stop. */
    enum Stop {
        CANCELLED,
        TIMEOUT,
        LEASE_LOST,
        DRAINED
    }

    private final Claim claim;
    private final Set<Thread> threads = new HashSet<>(2);
    private final Duration timeout;
    private final long claimedAt;
    private volatile @Nullable Stop stop;
    private volatile long startedAt;
    private volatile long stoppedAt;
    private volatile long renewedAt;
    private volatile @Nullable Telling telling;
    private boolean concluded;

    /** @param claimedAt {@link System#nanoTime} before the claim was sent: its lease began no earlier */
    Attempt(Claim claim, Duration timeout, long claimedAt) {
        this.claim = claim;
        this.timeout = timeout;
        this.claimedAt = claimedAt;
        this.renewedAt = claimedAt;
    }

    Claim claim() {
        return claim;
    }

    /** From now on it has something to tell. */
    void tells(Telling what) {
        telling = what;
    }

    /** What it has to tell; null before it runs. */
    @Nullable
    Telling telling() {
        return telling;
    }

    /** Why it was told to stop; null if it was not. */
    @Nullable
    Stop stop() {
        return stop;
    }

    /** Tells it to stop and interrupts its threads; the first reason counts. */
    synchronized void stop(Stop why) {
        if (stop == null && !concluded) {
            stop = why;
            stoppedAt = System.nanoTime();
            threads.forEach(Thread::interrupt);
        }
    }

    /** Whether it may run now: false if it was handed back while it waited for a slot. */
    synchronized boolean start() {
        if (concluded) {
            return false;
        }
        startedAt = System.nanoTime();
        return true;
    }

    /** Whether it waits for a slot longer than that and will not get one: true once, and then it never starts. */
    synchronized boolean giveUpWaiting(Duration patience) {
        if (concluded || started() || System.nanoTime() - claimedAt < patience.toNanos()) {
            return false;
        }
        concluded = true;
        return true;
    }

    /** The calling thread works for this attempt from now on, and is interrupted when it must stop. */
    synchronized void enter() {
        threads.add(Thread.currentThread());
        if (stop != null) {
            Thread.currentThread().interrupt();
        }
    }

    /** The calling thread has done its part; it is not interrupted any more, and an interrupt under way is swallowed. */
    synchronized void leave() {
        threads.remove(Thread.currentThread());
        Thread.interrupted();
    }

    /** Whether the caller is the one to say what came of it: true once. */
    synchronized boolean conclude() {
        var first = !concluded;
        concluded = true;
        return first;
    }

    /** Whether what came of it has been said. */
    synchronized boolean concluded() {
        return concluded;
    }

    boolean started() {
        return startedAt != 0;
    }

    long ranNanos() {
        return System.nanoTime() - startedAt;
    }

    boolean outOfTime() {
        return started() && ranNanos() > timeout.toNanos();
    }

    Duration timeout() {
        return timeout;
    }

    /** Whether it was told to stop that long ago and still runs. */
    boolean ignoresStop(Duration patience) {
        return stop != null && System.nanoTime() - stoppedAt > patience.toNanos();
    }

    void renewed(long sentAt) {
        renewedAt = sentAt;
    }

    /** Whether its last renewal is too long ago to be sure of the lease. */
    boolean unsafe(Duration safe) {
        return System.nanoTime() - renewedAt > safe.toNanos();
    }
}
