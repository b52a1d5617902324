package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import java.nio.file.Path;
import java.util.HashMap;
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
    public Invocation invocation(AgentRequest request, Session session, Path home, String key) {
        var placeholders = Placeholders.of(settings, request, key);
        var argv = Stream.concat(Stream.of(settings.programPath()), settings.arguments().stream())
                .map(argument -> argument.replace("{model}", placeholders.model()))
                .toList();
        var environment = new HashMap<String, String>();
        environment.put("LANG", "C.UTF-8");
        settings.environment().forEach((name, value) -> environment.put(name, placeholders.fill(value)));
        return new Invocation(argv, environment);
    }

    @Override
    public Transcript transcript(AgentRequest request, Session session, Events events) {
        return new NdjsonTranscript(request, settings, fields, events);
    }
}
