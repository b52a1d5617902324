package dev.errand.worker.agent;

import dev.errand.agent.AgentTokens;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a run of {@code claude} used up: by its result, which tells the run's own part of a resumed conversation; before that,
 * or if it was killed, by the model's own events.
 */
final class ClaudeSpending {

    /** The program adds up doubles: 0.0108 comes as 0.010799999999999999. */
    private static final int MOST_DECIMALS = 9;

    private final AgentSettings settings;
    private final Set<String> messages = new HashSet<>();
    private AgentTokens tokens = AgentTokens.NONE;
    private String model = "";

    ClaudeSpending(AgentSettings settings) {
        this.settings = settings;
    }

    void model(@Nullable String name) {
        model = name == null ? model : name;
    }

    /** A message begins: what it reads. */
    void began(JsonNode message) {
        seen(message);
    }

    /** The same message may be seen several times: what it reads counts once, and what it says of output is a placeholder. */
    void seen(JsonNode message) {
        if (messages.add(message.path("id").asString(""))) {
            model(Texts.field(message, "model"));
            var usage = message.path("usage");
            tokens = tokens.plus(new AgentTokens(
                    usage.path("input_tokens").asLong(0),
                    0,
                    usage.path("cache_read_input_tokens").asLong(0),
                    usage.path("cache_creation_input_tokens").asLong(0)));
        }
    }

    /** A message ends: what was written. */
    void wrote(JsonNode usage) {
        tokens = tokens.plus(new AgentTokens(0, usage.path("output_tokens").asLong(0), 0, 0));
    }

    Spent spent(@Nullable JsonNode result) {
        if (result == null) {
            return new Spent(model, tokens, settings.cost(tokens));
        }
        var own = result.path("model_usage_since_last_result");
        return sum(own.isObject() && !own.isEmpty() ? own : result.path("modelUsage"), result);
    }

    private Spent sum(JsonNode byModel, JsonNode result) {
        var all = AgentTokens.NONE;
        var cost = BigDecimal.ZERO;
        var main = model;
        var most = -1L;
        for (var entry : byModel.properties()) {
            var usage = entry.getValue();
            var one = new AgentTokens(
                    usage.path("inputTokens").asLong(0),
                    usage.path("outputTokens").asLong(0),
                    usage.path("cacheReadInputTokens").asLong(0),
                    usage.path("cacheCreationInputTokens").asLong(0));
            all = all.plus(one);
            cost = cost.add(usage.path("costUSD").asDecimal(BigDecimal.ZERO));
            if (one.sum() > most) {
                most = one.sum();
                main = entry.getKey();
            }
        }
        if (byModel.isEmpty()) {
            cost = result.path("total_cost_usd").asDecimal(BigDecimal.ZERO);
        }
        return new Spent(main, all, cost.setScale(MOST_DECIMALS, RoundingMode.HALF_UP));
    }
}
