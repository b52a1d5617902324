package dev.errand.worker.agent;

import dev.errand.agent.AgentTokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * US dollars for a million tokens, for programs that do not say what they cost.
 *
 * @param cacheRead the input's price if it is not given
 * @param cacheWrite the input's price if it is not given
 */
record Price(
        BigDecimal input,
        BigDecimal output,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite) {

    BigDecimal of(AgentTokens tokens) {
        return part(input, tokens.input())
                .add(part(output, tokens.output()))
                .add(part(cacheRead == null ? input : cacheRead, tokens.cacheRead()))
                .add(part(cacheWrite == null ? input : cacheWrite, tokens.cacheWrite()));
    }

    private static BigDecimal part(BigDecimal price, long tokens) {
        return price.multiply(BigDecimal.valueOf(tokens)).movePointLeft(6);
    }
}
