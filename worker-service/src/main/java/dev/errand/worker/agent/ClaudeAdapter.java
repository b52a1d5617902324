package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.job.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** The {@code claude} command line. */
final class ClaudeAdapter implements Adapter {

    private static final int MOST_TURNS = 30;

    /** What the program falls back to when it must hide its key from its tools, whatever mode it is asked for. */
    private static final String MODE = "default";

    private final AgentSettings settings;

    ClaudeAdapter(AgentSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean resumes() {
        return true;
    }

    @Override
    public Invocation invocation(AgentRequest request, Session session, Path home, String key) {
        var argv = new ArrayList<>(List.of(
                settings.programPath(),
                "-p",
                "--output-format",
                "stream-json",
                "--verbose",
                "--include-partial-messages"));
        argv.addAll(List.of(session.resumed() ? "--resume" : "--session-id", session.id()));
        var model = request.model() == null ? settings.model() : request.model();
        if (model != null) {
            argv.addAll(List.of("--model", model));
        }
        argv.addAll(
                List.of("--max-turns", String.valueOf(request.maxTurns() == null ? MOST_TURNS : request.maxTurns())));
        if (request.maxCostUsd() != null) {
            argv.addAll(List.of("--max-budget-usd", request.maxCostUsd().toPlainString()));
        }
        if (request.schema() != null) {
            argv.addAll(List.of("--json-schema", Json.of(request.schema()).text()));
        }
        argv.addAll(List.of("--permission-prompts", "none")); // whatever is not in the settings' tools is denied
        argv.addAll(List.of("--setting-sources", "user,project", "--strict-mcp-config")); // both in the run's own home
        argv.addAll(settings.arguments());
        if (!settings.tools().isEmpty()) {
            argv.add("--allowedTools");
            argv.addAll(settings.tools());
        }
        return new Invocation(argv, environment(home, key));
    }

    private HashMap<String, String> environment(Path home, String key) {
        var environment = new HashMap<String, String>();
        environment.put("LANG", "C.UTF-8");
        environment.put("CLAUDE_CONFIG_DIR", home.resolve(".claude").toString());
        environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
        environment.put("DISABLE_AUTOUPDATER", "1");
        environment.put("CLAUDE_CODE_MAX_RETRIES", "2"); // the queue retries
        environment.put("API_TIMEOUT_MS", "120000");
        environment.put("CLAUDE_CODE_SUBPROCESS_ENV_SCRUB", "1"); // its tools do not see the key
        environment.put("BASH_DEFAULT_TIMEOUT_MS", "120000");
        if (settings.baseUrl() != null) {
            environment.put("ANTHROPIC_BASE_URL", settings.baseUrl());
        }
        if (!key.isEmpty()) {
            environment.put("ANTHROPIC_API_KEY", key);
        }
        environment.putAll(settings.environment());
        return environment;
    }

    @Override
    public Transcript transcript(AgentRequest request, Session session, Events events) {
        var command = request.prompt().startsWith("/") && request.system() == null
                ? request.prompt().substring(1).split("\\s", 2)[0]
                : null;
        var mode = settings.arguments().contains("--permission-mode") ? null : MODE;
        return new ClaudeTranscript(new ClaudeCheck(command, mode), request.schema() != null, settings, events);
    }
}
