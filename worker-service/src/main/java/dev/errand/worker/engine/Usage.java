package dev.errand.worker.engine;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a call to a model used up. No token is of two kinds.
 *
 * @param input tokens, not from the cache
 * @param costUsd US dollars; null if the price is not known, which is not 0
 */
public record Usage(
        long input,
        long output,
        long cacheRead,
        long cacheWrite,
        String provider,
        String model,
        @Nullable BigDecimal costUsd) {

    static final Usage NONE = new Usage(0, 0, 0, 0, "", "", BigDecimal.ZERO);

    long tokens() {
        return input + output + cacheRead + cacheWrite;
    }

    /** What is known of the cost, for the sums. */
    BigDecimal knownCost() {
        return costUsd == null ? BigDecimal.ZERO : costUsd;
    }

    Usage plus(Usage more) {
        return new Usage(
                input + more.input,
                output + more.output,
                cacheRead + more.cacheRead,
                cacheWrite + more.cacheWrite,
                more.provider,
                more.model,
                knownCost().add(more.knownCost()));
    }
}
