package dev.errand.worker.agent.price;

import dev.errand.agent.AgentTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what a model costs. What is not known costs nothing that could be told: empty, never 0. */
public final class Prices {

    private final Map<String, Price> overrides;
    private final JsonNode providers;

    /** @param overrides by model, as an administrator configured them under {@code errand.prices} */
    public Prices(Map<String, Price> overrides) {
        this.overrides = Map.copyOf(overrides);
        try (var list = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"))) {
            this.providers = new JsonMapper().readTree(list).path("providers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<BigDecimal> cost(String provider, String model, AgentTokens tokens) {
        var override = overrides.get(model);
        return override != null
                ? Optional.of(override.of(tokens))
                : listed(providers.path(provider), model)
                        .map(entry -> price(entry, tokens).of(tokens));
    }

    private static Optional<JsonNode> listed(JsonNode models, String model) {
        if (models.has(model)) {
            return Optional.of(models.path(model));
        }
        return models.properties().stream()
                .map(Map.Entry::getValue)
                .filter(entry -> matches(entry.path("match"), model))
                .findFirst();
    }

    private static boolean matches(JsonNode rule, String model) {
        return rule.properties().stream()
                .findFirst()
                .map(it -> matches(it.getKey(), it.getValue(), model))
                .orElse(false);
    }

    private static boolean matches(String rule, JsonNode value, String model) {
        var text = value.asString("");
        return switch (rule) {
            case "or" -> value.valueStream().anyMatch(part -> matches(part, model));
            case "and" -> value.valueStream().allMatch(part -> matches(part, model));
            case "equals" -> model.equals(text);
            case "starts_with" -> model.startsWith(text);
            case "ends_with" -> model.endsWith(text);
            case "contains" -> model.contains(text);
            case "regex" -> model.matches(".*(?:" + text + ").*");
            default -> false;
        };
    }

    /** Above a length of input, some models cost more. */
    private static Price price(JsonNode entry, AgentTokens tokens) {
        var large = entry.path("longContext");
        var asked = tokens.input() + tokens.cacheRead() + tokens.cacheWrite();
        var base = large.isObject() && asked > large.path("over").asLong() ? large : entry;
        return new Price(
                base.path("input").decimalValue(),
                base.path("output").decimalValue(),
                optional(entry.path("cacheRead")),
                optional(entry.path("cacheWrite")));
    }

    private static @Nullable BigDecimal optional(JsonNode price) {
        return price.isNumber() ? price.decimalValue() : null;
    }
}
