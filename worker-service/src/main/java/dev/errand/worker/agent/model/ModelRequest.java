package dev.errand.worker.agent.model;

import dev.errand.job.Json;
import java.nio.charset.StandardCharsets;
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

    private static final int BYTES_PER_TOKEN = 3;

    public static ModelRequest of(String model, String prompt, int maxTokens) {
        return new ModelRequest(model, null, List.of(new Message("user", prompt)), maxTokens, null);
    }

    public ModelRequest system(@Nullable String other) {
        return new ModelRequest(model, other, messages, maxTokens, schema);
    }

    public ModelRequest schema(@Nullable Json other) {
        return new ModelRequest(model, system, messages, maxTokens, other);
    }

    public ModelRequest maxTokens(int most) {
        return new ModelRequest(model, system, messages, most, schema);
    }

    /** A guess, rather too high, of how many tokens the server will read. */
    public long estimatedTokens() {
        var asked = messages.stream().mapToLong(it -> estimate(it.text())).sum();
        return asked + (system == null ? 0 : estimate(system)) + (schema == null ? 0 : estimate(schema.text()));
    }

    /** A guess, rather too high, of a text's tokens: one for three bytes. */
    public static long estimate(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length / BYTES_PER_TOKEN + 1L;
    }
}
