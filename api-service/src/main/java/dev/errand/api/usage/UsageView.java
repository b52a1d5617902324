package dev.errand.api.usage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was spent by those that day, type, owner and model name; null where it was not asked for.
 *
 * @param costUsd what is known; null if none of it is
 * @param unpriced reports whose cost is unknown and not in the sum
 */
@Schema(name = "Usage")
record UsageView(
        @Nullable LocalDate day,
        @Nullable String type,
        @Nullable UUID owner,
        @Nullable String provider,
        @Nullable String model,
        long reports,
        long inputTokens,
        long outputTokens,
        long cacheReadTokens,
        long cacheWriteTokens,
        @Nullable BigDecimal costUsd,
        long unpriced) {}
