package dev.errand.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A text with placeholders: {@code {name}} stands for the input's property of that name, {@code {{name}}} for itself in
 * braces. Every other brace is a brace.
 */
record Template(List<Part> parts) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{([A-Za-z_][A-Za-z0-9_-]*)}}|\\{([A-Za-z_][A-Za-z0-9_-]*)}");

    /** A piece of text, or the name of a property. */
    record Part(String text, boolean placeholder) {}

    static Template of(String text) {
        var parts = new ArrayList<Part>();
        var matcher = PLACEHOLDER.matcher(text);
        var end = 0;
        while (matcher.find()) {
            parts.add(new Part(text.substring(end, matcher.start()), false));
            var escaped = matcher.group(1);
            parts.add(escaped == null ? new Part(matcher.group(2), true) : new Part("{" + escaped + "}", false));
            end = matcher.end();
        }
        parts.add(new Part(text.substring(end), false));
        parts.removeIf(part -> part.text.isEmpty());
        return new Template(List.copyOf(parts));
    }

    static boolean hasPlaceholder(String text) {
        return !of(text).properties().isEmpty();
    }

    /** The input's properties that it names. */
    List<String> properties() {
        return parts.stream().filter(Part::placeholder).map(Part::text).toList();
    }

    /** Whether what comes out begins with what the user gave. */
    boolean beginsWithProperty() {
        return !parts.isEmpty() && parts.get(0).placeholder;
    }

    /** The text with the input's values in it; empty if the input lacks one of them. */
    Optional<String> fill(JsonNode input) {
        var filled = new StringBuilder();
        for (var part : parts) {
            var text = part.placeholder ? value(input, part.text) : part.text;
            if (text == null) {
                return Optional.empty();
            }
            filled.append(text);
        }
        return Optional.of(filled.toString());
    }

    /** A text as it is; everything else as JSON writes it. Null if it is not there. */
    static @Nullable String value(JsonNode input, String property) {
        var value = input.get(property);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isString() ? value.asString() : value.toString();
    }
}
