package dev.errand.api.connection;

import dev.errand.api.problem.Busy;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets so many in at once; the others wait in line, where they may still leave. Never blocks. */
final class Turnstile {

    private static final int LONGEST_LINE = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Queue<Visitor> line = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inLine = new AtomicInteger();
    private final AtomicInteger free;

    Turnstile(int atOnce) {
        free = new AtomicInteger(atOnce);
    }

    /** Somebody who wants in. */
    abstract static class Visitor {
        private final long came = System.nanoTime();

        /** Whether it has lost interest. */
        abstract boolean gone();

        abstract void refuse(RuntimeException why);

        /** Calls {@code leave} once, at its end. */
        abstract void visit(Runnable leave);

        private boolean waitedTooLong() {
            return System.nanoTime() - came > LONGEST_WAIT.toNanos();
        }
    }

    void enter(Visitor visitor) {
        if (inLine.incrementAndGet() > LONGEST_LINE) {
            inLine.decrementAndGet();
            visitor.refuse(new Busy("too many requests wait for the database"));
            return;
        }
        line.add(visitor);
        admit();
    }

    private void admit() {
        while (takePlace()) {
            var visitor = next();
            if (visitor == null) {
                free.incrementAndGet();
                if (line.isEmpty()) {
                    return; // who comes after this looks for a place by itself
                }
            } else {
                visitor.visit(this::leave);
            }
        }
    }

    private boolean takePlace() {
        return free.getAndUpdate(places -> Math.max(0, places - 1)) > 0;
    }

    private @Nullable Visitor next() {
        for (var visitor = line.poll(); visitor != null; visitor = line.poll()) {
            inLine.decrementAndGet();
            if (visitor.gone()) {
                continue;
            }
            if (!visitor.waitedTooLong()) {
                return visitor;
            }
            visitor.refuse(new Busy("the database is not keeping up"));
        }
        return null;
    }

    private void leave() {
        free.incrementAndGet();
        admit();
    }
}
