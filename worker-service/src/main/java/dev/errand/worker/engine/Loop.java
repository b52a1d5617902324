package dev.errand.worker.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does the same thing again and again, with a pause between; a failure only costs that turn. */
final class Loop {

    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final long LOG_EVERY = TimeUnit.SECONDS.toNanos(10);

    private final Thread thread;
    private final Duration pause;
    private final Runnable turn;
    private volatile boolean stopping;
    private long loggedAt = System.nanoTime() - LOG_EVERY;

    Loop(String name, Duration pause, Runnable turn) {
        this.pause = pause;
        this.turn = turn;
        this.thread = Threads.named(name).newThread(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!stopping) {
            try {
                turn.run();
            } catch (RuntimeException e) {
                complain(e);
            }
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    private void complain(RuntimeException failure) {
        if (System.nanoTime() - loggedAt >= LOG_EVERY && !stopping) {
            loggedAt = System.nanoTime();
            log.warn("{} failed and goes on: {}", thread.getName(), failure.toString());
        }
    }

    /** Ends after the turn under way; waits for it a few seconds. */
    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
