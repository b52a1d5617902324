package dev.errand.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a document says of itself when it is asked by {@link #SCRIPT}; the fields are those of {@link Seen}.
 *
 * @param marks at most one: a document has one global variable of that name
 */
record Findings(List<String> marks, List<String> active, List<String> wide, String text) {

    /** An expression whose value is these findings as JSON. */
    static final String SCRIPT = script();

    private static String script() {
        try (var in = Objects.requireNonNull(Findings.class.getResourceAsStream("findings.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Findings read(String json) {
        return JsonMapper.shared().readValue(json, Findings.class);
    }
}
