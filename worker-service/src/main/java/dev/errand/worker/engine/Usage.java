package dev.errand.worker.engine;

import java.math.BigDecimal;

/**
 * What a call to a model used up.
 *
 * @param tokens in and out together
 * @param costUsd US dollars
 */
public record Usage(long tokens, String model, BigDecimal costUsd) {

    static final Usage NONE = new Usage(0, "", BigDecimal.ZERO);

    Usage plus(Usage more) {
        return new Usage(tokens + more.tokens, more.model, costUsd.add(more.costUsd));
    }
}
