package dev.errand.job;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands in the database at one moment.
 *
 * @param error what the latest attempt that did not succeed came to
 * @param attempt how many times a worker took it; the number of the running or latest attempt
 * @param failures what {@code maxRetries} limits
 * @param queuedAt since when it waits to be claimed; null while it is scheduled for later
 * @param timeout of one attempt; null: as its type says
 * @param rerunOf the job whose input this one took over
 * @param startedAt when the latest attempt began
 */
public record Job(
        JobId id,
        String type,
        Lane lane,
        Priority priority,
        UUID owner,
        JobStatus status,
        Json input,
        @Nullable Json result,
        @Nullable Json error,
        int attempt,
        int failures,
        int maxRetries,
        Instant runAt,
        @Nullable String workerId,
        boolean cancelRequested,
        int progress,
        @Nullable String message,
        @Nullable JobId parent,
        @Nullable Duration timeout,
        List<String> tags,
        @Nullable JobId rerunOf,
        long tokens,
        BigDecimal costUsd,
        Instant createdAt,
        @Nullable Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    /** Waits for its time to come: submitted for later, or backing off after a failure. */
    public boolean scheduled() {
        return status == JobStatus.QUEUED && queuedAt == null;
    }

    /** Failed at least once and will be tried again. */
    public boolean retrying() {
        return status == JobStatus.QUEUED && failures > 0;
    }
}
