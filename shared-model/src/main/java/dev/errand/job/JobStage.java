package dev.errand.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A named part of a job, as users see it.
 *
 * @param status {@code pending}, {@code processing}, {@code completed}, {@code failed} or {@code skipped}
 * @param progress percent
 */
public record JobStage(
        String name,
        String status,
        int progress,
        @Nullable String error,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {}
