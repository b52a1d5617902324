package dev.errand.worker.agent;

import dev.errand.agent.AgentTokens;
import dev.errand.worker.agent.price.Prices;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an agent's models cost: its configured price goes first, then the list of prices. */
final class Tariff {

    private static final long MILLION = 1_000_000;

    private final AgentSettings settings;
    private final Prices prices;

    Tariff(AgentSettings settings, Prices prices) {
        this.settings = settings;
        this.prices = prices;
    }

    boolean knows(String model) {
        return cost(model, AgentTokens.NONE) != null;
    }

    /** US dollars; null if nobody knows a price. */
    @Nullable
    BigDecimal cost(String model, AgentTokens tokens) {
        return settings.price() != null
                ? settings.price().of(tokens)
                : prices.cost(settings.kind().name().toLowerCase(Locale.ROOT), model, tokens)
                        .orElse(null);
    }

    /**
     * How many tokens of an answer may be paid for.
     *
     * @param question tokens that are read first
     * @param cap US dollars; null for no limit
     * @param most never more than these
     */
    int affordable(String model, long question, @Nullable BigDecimal cap, int most) {
        var read = cost(model, new AgentTokens(question, 0, 0, 0));
        var million = cost(model, new AgentTokens(0, MILLION, 0, 0));
        if (cap == null || read == null || million == null) {
            return most;
        }
        var left = cap.subtract(read);
        if (left.signum() < 0) {
            return 0;
        }
        return million.signum() == 0
                ? most
                : left.multiply(BigDecimal.valueOf(MILLION))
                        .divide(million, 0, RoundingMode.DOWN)
                        .min(BigDecimal.valueOf(most))
                        .intValue();
    }
}
