package dev.errand.worker.agent.price;

import dev.errand.agent.AgentTokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * US dollars per million tokens.
 *
 * @param cacheRead null: as input
 * @param cacheWrite null: as input
 */
public record Price(
        BigDecimal input,
        BigDecimal output,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite) {

    private static final int MILLION = 6;

    public Price {
        if (input == null || output == null) {
            throw new IllegalArgumentException("errand.prices: a price needs both input and output");
        }
    }

    public BigDecimal of(AgentTokens tokens) {
        return times(input, tokens.input())
                .add(times(output, tokens.output()))
                .add(times(cacheRead == null ? input : cacheRead, tokens.cacheRead()))
                .add(times(cacheWrite == null ? input : cacheWrite, tokens.cacheWrite()))
                .movePointLeft(MILLION);
    }

    private static BigDecimal times(BigDecimal price, long tokens) {
        return price.multiply(BigDecimal.valueOf(tokens));
    }
}
