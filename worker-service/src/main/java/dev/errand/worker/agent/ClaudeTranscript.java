package dev.errand.worker.agent;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Understands what {@code claude} prints with {@code --output-format stream-json}: unknown lines and fields are passed over. */
final class ClaudeTranscript implements Transcript {

    private static final String SYNTHETIC = "<synthetic>";

    private final ClaudeCheck check;
    private final Events events;
    private final ClaudeSpending spending;
    private final ClaudeEnding ending;
    private @Nullable JsonNode result;
    private @Nullable String session;

    ClaudeTranscript(ClaudeCheck check, boolean schema, AgentSettings settings, Events events) {
        this.check = check;
        this.events = events;
        this.spending = new ClaudeSpending(settings);
        this.ending = new ClaudeEnding(schema);
    }

    @Override
    public void line(String line) {
        var event = Texts.object(line);
        if (event == null) {
            return;
        }
        switch (event.path("type").asString("")) {
            case "system" -> system(event);
            case "stream_event" -> stream(event.path("event"));
            case "assistant" -> assistant(event);
            case "user" -> user(event);
            case "result" -> result = event;
            default -> {}
        }
    }

    private void system(JsonNode event) {
        switch (event.path("subtype").asString("")) {
            case "init" -> ready(event);
            case "api_retry" -> retry(event);
            case "permission_denied" ->
                events.warned("denied: " + event.path("tool_name").asString("a tool"));
            case "model_fallback" ->
                events.warned("another model goes on: " + event.path("model").asString(""));
            case "model_refusal_no_fallback" -> events.warned("the model refused");
            default -> {}
        }
    }

    private void ready(JsonNode init) {
        session = Texts.field(init, "session_id");
        var model = Texts.field(init, "model");
        spending.model(model);
        events.started(session, model, Texts.field(init, "claude_code_version"));
        var wrong = check.wrong(init);
        if (!wrong.isEmpty()) {
            events.mustStop(new Outcome.Fatal("misconfigured", "claude is not as it was asked to be: " + wrong));
        }
    }

    private void retry(JsonNode event) {
        var status = event.path("error_status").asInt(0);
        events.retries("retry %d of %d in %.1f s: %s %s"
                .formatted(
                        event.path("attempt").asInt(0),
                        event.path("max_retries").asInt(0),
                        event.path("retry_delay_ms").asDouble(0) / 1000,
                        status == 0 ? "" : String.valueOf(status),
                        event.path("error").asString("")));
        if (status == 401 || status == 403) {
            events.mustStop(HttpStatus.outcome(status, "the provider refuses the key with " + status));
        }
    }

    private void stream(JsonNode event) {
        switch (event.path("type").asString("")) {
            case "message_start" -> spending.began(event.path("message"));
            case "message_delta" -> spending.wrote(event.path("usage"));
            case "content_block_delta" -> {
                var text = Texts.field(event.path("delta"), "text");
                if (text != null) {
                    events.wrote(text);
                }
            }
            default -> {}
        }
    }

    private void assistant(JsonNode event) {
        var message = event.path("message");
        if (message.path("model").asString("").equals(SYNTHETIC)) {
            events.warned(message.path("content").path(0).path("text").asString(""));
            return;
        }
        spending.seen(message);
        for (var block : message.path("content")) {
            var text = Texts.field(block, "text");
            if (text != null) {
                events.said(text);
            }
            if (block.path("type").asString("").equals("tool_use")) {
                events.called(
                        block.path("name").asString(""), block.path("input").toString());
            }
        }
    }

    private void user(JsonNode event) {
        for (var block : event.path("message").path("content")) {
            if (block.path("type").asString("").equals("tool_result")) {
                var content = block.path("content");
                events.returned(
                        content.isString() ? content.asString() : content.toString(),
                        block.path("is_error").asBoolean(false));
            }
        }
    }

    @Override
    public boolean complete() {
        return result != null;
    }

    @Override
    public Spent spent() {
        return spending.spent(result);
    }

    @Override
    public Outcome outcome(Exit exit) {
        return result == null ? ClaudeEnding.without(exit) : ending.of(result, session, spent());
    }
}
