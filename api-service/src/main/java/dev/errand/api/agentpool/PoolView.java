package dev.errand.api.agentpool;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider's pool.
 *
 * @param paused until an operator resumes it
 * @param parkedUntil the provider takes nothing before
 * @param limit how many may ask at once now
 * @param most how many may ever, as configured
 * @param running how many ask now
 */
@Schema(name = "Pool")
record PoolView(
        String name,
        boolean paused,
        @Nullable Instant parkedUntil,
        @Nullable String reason,
        int limit,
        int most,
        long running,
        Instant updatedAt) {}
