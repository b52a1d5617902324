package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.job.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The {@code codex} command line. It makes a sandbox of its own, and its own session ids. */
final class CodexAdapter implements Adapter {

    private static final String KEY = "ERRAND_AGENT_KEY";

    private final AgentSettings settings;

    CodexAdapter(AgentSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public Invocation invocation(AgentRequest request, Session session, Path home, String key) throws IOException {
        var own = Files.createDirectories(home.resolve(".codex"));
        Files.writeString(own.resolve("config.toml"), config());
        var argv = new ArrayList<>(List.of(settings.programPath(), "exec"));
        if (session.resumed()) {
            argv.add("resume");
        }
        argv.addAll(List.of("--json", "--skip-git-repo-check", "--disable", "plugins"));
        var model = request.model() == null ? settings.model() : request.model();
        if (model != null) {
            argv.addAll(List.of("--model", model));
        }
        if (request.schema() != null && !session.resumed()) {
            var file = own.resolve("answer.schema.json");
            Files.writeString(file, Json.of(request.schema()).text());
            argv.addAll(List.of("--output-schema", file.toString()));
        }
        argv.addAll(settings.arguments());
        if (session.resumed()) {
            argv.add(session.id());
        }
        argv.add("-"); // the prompt is on standard input
        return new Invocation(argv, environment(own, key));
    }

    private HashMap<String, String> environment(Path own, String key) {
        var environment = new HashMap<String, String>();
        environment.put("LANG", "C.UTF-8");
        environment.put("CODEX_HOME", own.toString());
        if (!key.isEmpty()) {
            environment.put(KEY, key);
        }
        environment.putAll(settings.environment());
        return environment;
    }

    /** The provider, with few retries of its own: the queue retries. */
    private String config() {
        var url = settings.baseUrl() == null ? "https://api.openai.com/v1" : settings.baseUrl();
        return """
                model_provider = "errand"
                sandbox_mode = "workspace-write"

                [model_providers.errand]
                name = "errand"
                base_url = %s
                env_key = "%s"
                wire_api = "responses"
                request_max_retries = 2
                stream_max_retries = 2
                """.formatted(Json.of(url), KEY);
    }

    @Override
    public Transcript transcript(AgentRequest request, Session session, Events events) {
        return new CodexTranscript(request, session, settings, events);
    }
}
