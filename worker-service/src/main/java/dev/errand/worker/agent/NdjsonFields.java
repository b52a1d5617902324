package dev.errand.worker.agent;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;

/**
 * How the lines of a program that prints NDJSON are read. A path is {@code part.tokens.input}; a condition is one or more of
 * {@code path=value}, with commas between; an empty one holds for no line.
 *
 * @param session the path of its session's id, in any line
 * @param model the path of the model's name, in any line
 * @param textWhen lines with a piece of the answer
 * @param text the path of that piece
 * @param turnWhen lines with which a new answer begins; what was said before is not the answer
 * @param toolWhen lines with a call of a tool
 * @param tool the path of its name
 * @param toolInput the path of its input
 * @param toolResultWhen lines with what a tool answered
 * @param toolResult the path of that
 * @param usageWhen lines with what was used up; they are added
 * @param inputTokens the path of what was read, cached tokens included or not as the provider has it
 * @param outputTokens the path of what was written
 * @param cacheReadTokens the path of what was read from the cache
 * @param costUsd the path of the cost
 * @param doneWhen the line that says it went well; empty: exit code 0 after some usage does
 * @param errorWhen lines that say that it failed
 * @param error the path of the message
 * @param errorStatus the path of the provider's HTTP status
 * @param exitIsStatus whether the exit code is the provider's HTTP status modulo 256
 */
record NdjsonFields(
        @DefaultValue("session_id") String session,
        @DefaultValue("model") String model,
        @DefaultValue("") String textWhen,
        @DefaultValue("") String text,
        @DefaultValue("") String turnWhen,
        @DefaultValue("") String toolWhen,
        @DefaultValue("") String tool,
        @DefaultValue("") String toolInput,
        @DefaultValue("") String toolResultWhen,
        @DefaultValue("") String toolResult,
        @DefaultValue("") String usageWhen,
        @DefaultValue("") String inputTokens,
        @DefaultValue("") String outputTokens,
        @DefaultValue("") String cacheReadTokens,
        @DefaultValue("") String costUsd,
        @DefaultValue("") String doneWhen,
        @DefaultValue("") String errorWhen,
        @DefaultValue("") String error,
        @DefaultValue("") String errorStatus,
        @DefaultValue("false") boolean exitIsStatus) {

    /** Whether the condition holds for this line. */
    static boolean holds(String condition, JsonNode line) {
        if (condition.isEmpty()) {
            return false;
        }
        for (var part : condition.split(",", -1)) {
            var equals = part.indexOf('=');
            var value = at(part.substring(0, Math.max(0, equals)).strip(), line);
            if (value == null
                    || !value.asString("").equals(part.substring(equals + 1).strip())) {
                return false;
            }
        }
        return true;
    }

    /** What is there; null if nothing is. */
    static @Nullable JsonNode at(String path, JsonNode line) {
        if (path.isEmpty()) {
            return null;
        }
        var node = line;
        for (var name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    static String text(String path, JsonNode line) {
        var node = at(path, line);
        return node == null ? "" : node.isString() ? node.asString() : node.toString();
    }

    static long number(String path, JsonNode line) {
        var node = at(path, line);
        return node == null ? 0 : node.asLong(0);
    }
}
