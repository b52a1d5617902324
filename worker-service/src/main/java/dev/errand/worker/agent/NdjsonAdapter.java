package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Any program that reads its prompt on standard input and prints NDJSON. In its arguments and variables {@code {model}} stands
 * for the model, in its variables and files {@code {key}} for the key and {@code {base-url}} for the URL.
 */
final class NdjsonAdapter implements Adapter {

    private final AgentSettings settings;
    private final NdjsonFields fields;

    NdjsonAdapter(String name, AgentSettings settings) {
        if (settings.fields() == null) {
            throw new IllegalArgumentException(
                    "errand.agents.named." + name + ".fields must say how the program's lines are read");
        }
        this.settings = settings;
        this.fields = settings.fields();
    }

    @Override
    public Invocation invocation(AgentRequest request, Session session, Path home, String key) throws IOException {
        var model = Objects.requireNonNullElse(request.model() == null ? settings.model() : request.model(), "");
        var argv = Stream.concat(Stream.of(settings.programPath()), settings.arguments().stream())
                .map(argument -> argument.replace("{model}", model))
                .toList();
        var environment = new HashMap<String, String>();
        environment.put("LANG", "C.UTF-8");
        settings.environment().forEach((name, value) -> environment.put(name, filled(value, model, key)));
        for (var file : settings.files().entrySet()) {
            var path = home.resolve(file.getKey()).normalize();
            if (!path.startsWith(home)) {
                throw new IOException("a file of an agent must be below its home but was " + file.getKey());
            }
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, filled(file.getValue(), model, key));
        }
        return new Invocation(argv, environment);
    }

    private String filled(String value, String model, String key) {
        return value.replace("{model}", model)
                .replace("{key}", key)
                .replace("{base-url}", Objects.requireNonNullElse(settings.baseUrl(), ""));
    }

    @Override
    public Transcript transcript(AgentRequest request, Session session, Events events) {
        return new NdjsonTranscript(request, settings, fields, events);
    }
}
