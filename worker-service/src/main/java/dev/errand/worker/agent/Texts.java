package dev.errand.worker.agent;

import dev.errand.job.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Small things to do with texts of programs. */
final class Texts {

    private Texts() {}

    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "…";
    }

    /** Null if it is no JSON object: a banner, or a line that was cut. */
    static @Nullable JsonNode object(String line) {
        var text = line.strip();
        if (!text.startsWith("{")) {
            return null;
        }
        try {
            var tree = new Json(text).tree();
            return tree.isObject() ? tree : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The field's text; null if it is missing, null or empty. */
    static @Nullable String field(JsonNode node, String name) {
        var value = node.path(name);
        return value.isString() && !value.asString().isEmpty() ? value.asString() : null;
    }
}
