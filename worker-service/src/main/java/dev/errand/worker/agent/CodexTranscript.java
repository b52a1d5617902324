package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.agent.AgentTokens;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Understands what {@code codex exec --json} prints. The answer is the last message; the last event says how it went. */
final class CodexTranscript implements Transcript {

    private final boolean schema;
    private final Session session;
    private final AgentSettings settings;
    private final Events events;
    private final String model;
    private @Nullable String thread;
    private @Nullable JsonNode end;
    private String answer = "";
    private AgentTokens tokens = AgentTokens.NONE;
    private int turns;

    CodexTranscript(AgentRequest request, Session session, AgentSettings settings, Events events) {
        this.schema = request.schema() != null;
        this.session = session;
        this.settings = settings;
        this.events = events;
        this.model = Objects.requireNonNullElse(
                request.model() == null ? settings.model() : request.model(), "the program's default");
    }

    @Override
    public void line(String line) {
        var event = Texts.object(line);
        if (event == null) {
            return;
        }
        switch (event.path("type").asString("")) {
            case "thread.started" -> {
                thread = Texts.field(event, "thread_id");
                events.started(thread, model, null);
            }
            case "turn.started" -> turns++;
            case "item.started", "item.completed" -> item(event);
            case "error" -> events.retries(Texts.cut(event.path("message").asString(""), 500));
            case "turn.completed" -> completed(event);
            case "turn.failed" -> end = event;
            default -> {}
        }
    }

    private void item(JsonNode event) {
        var item = event.path("item");
        var over = event.path("type").asString("").equals("item.completed");
        switch (item.path("type").asString("")) {
            case "agent_message" -> {
                answer = item.path("text").asString("");
                events.said(answer);
            }
            case "command_execution" -> {
                if (over) {
                    events.returned(
                            item.path("aggregated_output").asString(""),
                            item.path("exit_code").asInt(0) != 0);
                } else {
                    events.called("command", item.path("command").asString(""));
                }
            }
            case "error" -> events.warned(item.path("message").asString(""));
            default -> {}
        }
    }

    /** Its figures are of the whole conversation; input counts what was cached too. */
    private void completed(JsonNode event) {
        end = event;
        var usage = event.path("usage");
        var cached = usage.path("cached_input_tokens").asLong(0);
        tokens = new AgentTokens(
                        Math.max(0, usage.path("input_tokens").asLong(0) - cached),
                        usage.path("output_tokens").asLong(0),
                        cached,
                        usage.path("cache_write_input_tokens").asLong(0))
                .minus(session.before());
    }

    @Override
    public boolean complete() {
        return end != null;
    }

    @Override
    public Spent spent() {
        return new Spent(model, tokens, settings.cost(tokens));
    }

    @Override
    public Outcome outcome(Exit exit) {
        if (end == null) {
            return turns > 0 && exit.code() == 1
                    ? Outcome.retry("interrupted", "it ended in the middle of its work")
                    : exit.withoutResult();
        }
        if (end.path("type").asString("").equals("turn.failed")) {
            return ErrorText.outcome(end.path("error").path("message").asString(""), 0);
        }
        return Answers.outcome(
                schema,
                answer,
                structured -> new AgentResult(
                        answer, structured, model, "codex", thread, turns, tokens, settings.cost(tokens)));
    }
}
