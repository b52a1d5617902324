package dev.errand.local;

import dev.errand.client.terminal.Terminal;
import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be stopped once, the last one first. */
final class Shutdown {

    private record Stop(String words, Runnable action) {}

    private final Terminal terminal;
    private final Deque<Stop> started = new ArrayDeque<>();
    private volatile boolean begun;

    Shutdown(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Notes how to stop something that runs now, and the words for it; stops it at once when the shutdown has begun. */
    void add(String words, Runnable action) {
        synchronized (this) {
            if (!begun) {
                started.push(new Stop(words, action));
                return;
            }
        }
        action.run();
        throw new CannotRun("stopped while starting");
    }

    boolean begun() {
        return begun;
    }

    /** Stops everything; a second call waits for the first. */
    synchronized void run() {
        begun = true;
        while (!started.isEmpty()) {
            Stop next = started.pop();
            terminal.say("  " + next.words());
            try {
                next.action().run();
            } catch (RuntimeException e) {
                terminal.say("  " + next.words() + " failed: " + e.getMessage());
            }
        }
    }
}
