package dev.errand.worker.agent;

import dev.errand.agent.AgentResult;
import java.util.ArrayList;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a run of {@code claude} came to, judged by its result and not by its exit code, which is 0 after a denied tool, an
 * ignored schema and an interrupt. An error of the API has the subtype {@code success}.
 *
 * @param schema whether JSON was asked for
 */
record ClaudeEnding(boolean schema) {

    Outcome of(JsonNode result, @Nullable String session, Spent spent) {
        var subtype = result.path("subtype").asString("");
        if (subtype.equals("error_max_turns") || subtype.equals("error_max_budget_usd")) {
            return new Outcome.Fatal("limit", errors(result) + ", after " + spent.words());
        }
        if (subtype.equals("error_during_execution")) {
            return stopped(result);
        }
        if (result.path("is_error").asBoolean(true)) {
            return failed(result);
        }
        if (!result.path("permission_denials").isEmpty()) {
            return new Outcome.Fatal(
                    "permission",
                    "it was not allowed to use " + denied(result) + ": allow it in the agent's tools, or ask for less");
        }
        var structured = result.path("structured_output");
        if (schema && structured.isMissingNode()) {
            return Outcome.retry(Structured.NO_VALID_OUTPUT, "it answered without the JSON that was asked for");
        }
        return new Outcome.Done(new AgentResult(
                result.path("result").asString(""),
                schema ? structured : null,
                spent.model(),
                "claude",
                session,
                result.path("num_turns").asInt(0),
                spent.tokens(),
                spent.costUsd()));
    }

    private static Outcome stopped(JsonNode result) {
        var message = errors(result);
        if (message.contains("No conversation found")) {
            return Outcome.retry("session", message);
        }
        return Outcome.retry("interrupted", "it was interrupted: " + message);
    }

    private static Outcome failed(JsonNode result) {
        var message = Texts.cut(result.path("result").asString(""), 500);
        var lower = message.toLowerCase(Locale.ROOT);
        if (result.path("stop_reason").asString("").equals("refusal")) {
            return new Outcome.Fatal("refused", message);
        }
        if (lower.contains("not logged in")) {
            return new Outcome.NeedsPerson("credentials", message + ": configure the agent's key");
        }
        if (lower.contains("credit balance")) {
            return new Outcome.NeedsPerson("billing", message);
        }
        if (result.path("terminal_reason").asString("").equals("prompt_too_long")) {
            return new Outcome.Fatal("input_too_large", message);
        }
        if (result.path("api_error").asString("").equals("max_output_tokens")) {
            return new Outcome.Fatal("output_too_large", message);
        }
        var status = result.path("api_error_status").asInt(0);
        return status == 0 ? Outcome.retry("provider", message) : HttpStatus.outcome(status, message);
    }

    /** It printed no result. */
    static Outcome without(Exit exit) {
        if (exit.lastWords().contains("is already in use")) {
            return Outcome.retry("session", exit.lastWords().strip());
        }
        return exit.withoutResult();
    }

    private static String errors(JsonNode result) {
        var texts = new ArrayList<String>();
        result.path("errors").forEach(error -> texts.add(error.asString("")));
        return String.join("; ", texts);
    }

    private static String denied(JsonNode result) {
        var tools = new ArrayList<String>();
        for (var denial : result.path("permission_denials")) {
            var input = Texts.cut(denial.path("tool_input").toString(), 200);
            tools.add(denial.path("tool_name").asString("") + " " + input);
        }
        return String.join(", ", tools);
    }
}
