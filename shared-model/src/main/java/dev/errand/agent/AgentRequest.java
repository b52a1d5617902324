package dev.errand.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is asked of an agent.
 *
 * @param prompt the question or the task
 * @param agent the name of a configured agent; null for the default one
 * @param model overrides the agent's own model
 * @param schema a JSON Schema that the answer must keep to; null for text
 * @param maxCostUsd the run is stopped when it has cost more
 * @param maxTurns the most calls of the model
 * @param system what the agent is told before the prompt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentRequest(
        String prompt,
        @Nullable String agent,
        @Nullable String model,
        @Nullable JsonNode schema,
        @Nullable BigDecimal maxCostUsd,
        @Nullable Integer maxTurns,
        @Nullable String system) {

    public AgentRequest {
        schema = schema == null || schema.isNull() ? null : schema;
    }

    public static AgentRequest of(String prompt) {
        return new AgentRequest(prompt, null, null, null, null, null, null);
    }

    public AgentRequest prompt(String other) {
        return new AgentRequest(other, agent, model, schema, maxCostUsd, maxTurns, system);
    }

    public AgentRequest schema(@Nullable JsonNode other) {
        return new AgentRequest(prompt, agent, model, other, maxCostUsd, maxTurns, system);
    }

    public AgentRequest agent(@Nullable String other) {
        return new AgentRequest(prompt, other, model, schema, maxCostUsd, maxTurns, system);
    }

    public AgentRequest model(@Nullable String other) {
        return new AgentRequest(prompt, agent, other, schema, maxCostUsd, maxTurns, system);
    }

    public AgentRequest maxCostUsd(@Nullable BigDecimal most) {
        return new AgentRequest(prompt, agent, model, schema, most, maxTurns, system);
    }
}
