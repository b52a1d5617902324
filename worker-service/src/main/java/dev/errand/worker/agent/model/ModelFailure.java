package dev.errand.worker.agent.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request to a model came to nothing. The message never holds the key. */
public final class ModelFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What to do about it. */
    public enum Kind {
        /** Nobody may ask before {@link #until}; costs no retry. */
        BUSY,
        /** Tried again by the job's policy: a failing server. */
        SERVER,
        /** Tried again: the answer ended in the middle, or the server could not be reached. */
        CUT,
        /** Tried again: nothing came for too long. */
        SILENT,
        /** For good: the prompt is larger than the model takes. */
        PROMPT_TOO_LONG,
        /** For good: there is no such model. */
        UNKNOWN_MODEL,
        /** For good: the server does not take the request. */
        BAD_REQUEST,
        /** For an operator: the key is not accepted. */
        CREDENTIALS,
        /** For an operator: the account has no credit. */
        BILLING;

        public boolean retryable() {
            return this == SERVER || this == CUT || this == SILENT;
        }

        /** The provider's pool is paused until an operator resumes it. */
        public boolean needsOperator() {
            return this == CREDENTIALS || this == BILLING;
        }
    }

    private final Kind kind;
    private final @Nullable Instant until;

    ModelFailure(Kind kind, String message, @Nullable Instant until) {
        super(message);
        this.kind = kind;
        this.until = until;
    }

    ModelFailure(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }

    /** When to ask again; only of {@link Kind#BUSY}. */
    public @Nullable Instant until() {
        return until;
    }
}
