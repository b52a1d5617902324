package dev.errand.worker.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** This attempt failed; another one may succeed. Counts against the retries. */
public final class TryAgain extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;
    private final transient @Nullable Duration after;

    /** Tried again after the type's backoff. */
    public TryAgain(String message) {
        this(message, null);
    }

    /** @param after when to try again; null leaves it to the type's backoff */
    public TryAgain(String message, @Nullable Duration after) {
        this("error", message, after);
    }

    /** @param kind one word for programs, shown as the error's {@code kind} */
    public TryAgain(String kind, String message, @Nullable Duration after) {
        super(message);
        this.kind = kind;
        this.after = after;
    }

    String kind() {
        return kind;
    }

    @Nullable
    Duration after() {
        return after;
    }
}
