package dev.errand.job;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one job may have that others of its type do not. Null means: as the type says, or not at all.
 *
 * @param owner whose job it is; {@link #LOCAL_OWNER} where there are no accounts
 * @param runAt not before this instant; null runs as soon as its turn comes
 * @param idempotencyKey at most one job per owner has this key
 * @param parent the job whose follow-up this is
 * @param traceContext W3C {@code traceparent} of the request that asked for it
 */
public record JobOptions(
        UUID owner,
        Priority priority,
        @Nullable Integer maxRetries,
        @Nullable Instant runAt,
        @Nullable Duration timeout,
        @Nullable String idempotencyKey,
        @Nullable JobId parent,
        @Nullable String traceContext) {

    /** Owns what is submitted without an account. */
    public static final UUID LOCAL_OWNER = new UUID(0, 0);

    public static final JobOptions NONE =
            new JobOptions(LOCAL_OWNER, Priority.NORMAL, null, null, null, null, null, null);

    public JobOptions owner(UUID whose) {
        return new JobOptions(whose, priority, maxRetries, runAt, timeout, idempotencyKey, parent, traceContext);
    }

    public JobOptions priority(int value) {
        return new JobOptions(
                owner, new Priority(value), maxRetries, runAt, timeout, idempotencyKey, parent, traceContext);
    }

    public JobOptions maxRetries(int retries) {
        return new JobOptions(owner, priority, retries, runAt, timeout, idempotencyKey, parent, traceContext);
    }

    public JobOptions runAt(Instant notBefore) {
        return new JobOptions(owner, priority, maxRetries, notBefore, timeout, idempotencyKey, parent, traceContext);
    }

    public JobOptions timeout(Duration longest) {
        return new JobOptions(owner, priority, maxRetries, runAt, longest, idempotencyKey, parent, traceContext);
    }

    public JobOptions idempotencyKey(String key) {
        return new JobOptions(owner, priority, maxRetries, runAt, timeout, key, parent, traceContext);
    }

    public JobOptions parent(JobId job) {
        return new JobOptions(owner, priority, maxRetries, runAt, timeout, idempotencyKey, job, traceContext);
    }

    public JobOptions traceContext(String traceparent) {
        return new JobOptions(owner, priority, maxRetries, runAt, timeout, idempotencyKey, parent, traceparent);
    }
}
