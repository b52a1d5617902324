package dev.errand.worker.command;

import dev.errand.worker.command.Ending.Why;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Waits for a program's end, or for the first of its clocks to run down. */
final class Watch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Clocks clocks;
    private final long startedAt = System.nanoTime();
    private volatile long heardAt = startedAt;
    private boolean complete;
    private long completeAt;
    private boolean exited;

    Watch(Clocks clocks) {
        this.clocks = clocks;
    }

    /** It has printed something. */
    void heard() {
        heardAt = System.nanoTime();
    }

    /** Its result has come. */
    void complete() {
        lock.lock();
        try {
            if (!complete) {
                complete = true;
                completeAt = System.nanoTime();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void exited() {
        lock.lock();
        try {
            exited = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** What ended the wait; never {@link Why#INTERRUPTED}, which is thrown. */
    Why await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (exited) {
                    return Why.EXITED;
                }
                var left = Math.min(
                        left(clocks.deadline(), startedAt),
                        Math.min(
                                left(clocks.silence(), heardAt),
                                left(complete ? clocks.afterResult() : null, completeAt)));
                if (left <= 0) {
                    return runDown();
                }
                var unused = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private Why runDown() {
        if (left(clocks.deadline(), startedAt) <= 0) {
            return Why.DEADLINE;
        }
        return complete && left(clocks.afterResult(), completeAt) <= 0 ? Why.LINGERING : Why.SILENCE;
    }

    /** Whether it exits within this time. */
    boolean awaitExit(Duration longest) throws InterruptedException {
        var left = longest.toNanos();
        lock.lockInterruptibly();
        try {
            while (!exited && left > 0) {
                left = changed.awaitNanos(left);
            }
            return exited;
        } finally {
            lock.unlock();
        }
    }

    private static long left(@Nullable Duration clock, long since) {
        return clock == null ? TimeUnit.DAYS.toNanos(1) : clock.toNanos() - (System.nanoTime() - since);
    }
}
