package dev.errand.worker.agent;

import dev.errand.agent.AgentResult;
import dev.errand.job.Json;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Makes outcomes of answers that come as text. */
final class Answers {

    private Answers() {}

    /** @param result makes the result, from the JSON that the text is if JSON was asked for */
    static Outcome outcome(boolean schema, String text, Function<@Nullable JsonNode, AgentResult> result) {
        if (!schema) {
            return new Outcome.Done(result.apply(null));
        }
        var json = json(text);
        return json == null
                ? Outcome.retry(Structured.NO_VALID_OUTPUT, "it answered without the JSON that was asked for")
                : new Outcome.Done(result.apply(json));
    }

    /** The JSON of an answer, with a fence of Markdown around it or without; null if it is none. */
    static @Nullable JsonNode json(String text) {
        var inner = text.strip();
        if (inner.startsWith("```") && inner.endsWith("```") && inner.indexOf('\n') > 0) {
            inner = inner.substring(inner.indexOf('\n'), inner.length() - 3);
        }
        try {
            return inner.isBlank() ? null : new Json(inner).tree();
        } catch (JacksonException e) {
            return null;
        }
    }
}
