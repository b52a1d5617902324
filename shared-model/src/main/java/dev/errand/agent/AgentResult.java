package dev.errand.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an agent answered.
 *
 * @param text the answer
 * @param structured the answer as JSON that keeps to the schema, if one was asked for
 * @param modelUsed the model that wrote it; {@code computed} if none did
 * @param agent the configured agent's name
 * @param session by which the agent's own program knows the conversation
 * @param turns calls of the model
 * @param tokens used by this job's last attempt
 * @param costUsd US dollars; null if the price is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentResult(
        String text,
        @Nullable JsonNode structured,
        String modelUsed,
        String agent,
        @Nullable String session,
        int turns,
        AgentTokens tokens,
        @Nullable BigDecimal costUsd) {}
