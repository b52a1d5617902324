package dev.errand.worker.agent;

import org.jspecify.annotations.Nullable;

/** Stops the program that a thread runs, for a reason of ours, by interrupting that thread; the first reason counts. */
final class Brake {

    private final Thread thread = Thread.currentThread();
    private boolean armed = true;
    private @Nullable Outcome why;

    synchronized void press(Outcome reason) {
        if (armed && why == null) {
            why = reason;
            thread.interrupt();
        }
    }

    /** From now on it does nothing. Why it was pressed; null if it was not. */
    synchronized @Nullable Outcome release() {
        armed = false;
        return why;
    }
}
