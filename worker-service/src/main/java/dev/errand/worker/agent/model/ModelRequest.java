package dev.errand.worker.agent.model;

import dev.errand.job.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked.
 *
 * @param maxTokens the most that it may answer
 * @param schema the JSON Schema that the answer must have; null for free text
 */
public record ModelRequest(
        String model,
        @Nullable String system,
        List<Message> messages,
        int maxTokens,
        @Nullable Json schema) {

    /** @param role user or assistant */
    public record Message(String role, String text) {}

    public static ModelRequest of(String model, String prompt, int maxTokens) {
        return new ModelRequest(model, null, List.of(new Message("user", prompt)), maxTokens, null);
    }
}
