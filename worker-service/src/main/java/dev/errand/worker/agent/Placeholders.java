package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** What {@code {model}}, {@code {key}} and {@code {base-url}} stand for in the settings of an agent, for one run. */
record Placeholders(String model, String key, String baseUrl) {

    static Placeholders of(AgentSettings settings, AgentRequest request, String key) {
        var model = request.model() == null ? settings.model() : request.model();
        return new Placeholders(
                Objects.requireNonNullElse(model, ""), key, Objects.requireNonNullElse(settings.baseUrl(), ""));
    }

    String fill(String value) {
        return value.replace("{model}", model).replace("{key}", key).replace("{base-url}", baseUrl);
    }

    /**
     * Writes files of the agent's settings into a directory.
     *
     * @param files by their paths there
     * @throws IOException also for a path that leaves it
     */
    void write(Map<String, String> files, Path directory) throws IOException {
        for (var file : files.entrySet()) {
            var path = directory.resolve(file.getKey()).normalize();
            if (!path.startsWith(directory)) {
                throw new IOException("a file of an agent must be below its directory but was " + file.getKey());
            }
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, fill(file.getValue()));
        }
    }
}
