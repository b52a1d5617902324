package dev.errand.worker.agent;

import dev.errand.agent.AgentTokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an agent has used up so far.
 *
 * @param model that used most of it; empty if it is not known
 * @param costUsd US dollars; null if the price is not known
 */
record Spent(String model, AgentTokens tokens, @Nullable BigDecimal costUsd) {

    static final Spent NOTHING = new Spent("", AgentTokens.NONE, BigDecimal.ZERO);

    Spent plus(Spent more) {
        var cost = costUsd == null || more.costUsd == null ? null : costUsd.add(more.costUsd);
        return new Spent(more.model.isEmpty() ? model : more.model, tokens.plus(more.tokens), cost);
    }

    boolean isNothing() {
        return tokens.sum() == 0 && (costUsd == null || costUsd.signum() == 0);
    }

    /** For people. */
    String words() {
        var tokensUsed = tokens.sum() + " tokens";
        return costUsd == null
                ? tokensUsed
                : tokensUsed + " for " + costUsd.stripTrailingZeros().toPlainString() + " USD";
    }
}
