package dev.errand.worker.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the statements that write many of this worker's jobs at once take turns. Each locks its rows in an order of its
 * own, so two at a time would deadlock; PostgreSQL needs a second to notice, and then ends one of them. Other workers
 * never write these rows, so turns within the worker are enough.
 */
final class OwnRows {

    private final ReentrantLock turn = new ReentrantLock(true); // fair: finishing would leave renewing no turn

    <T extends @Nullable Object> T inTurn(Supplier<T> statement) {
        turn.lock();
        try {
            return statement.get();
        } finally {
            turn.unlock();
        }
    }
}
