package dev.errand.command;

import dev.errand.schema.Violation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A command's words: one placeholder becomes one argument, never two, and never an option. A value that begins with a
 * hyphen, or with what looks like one, is taken only after {@code --} or inside a word such as {@code --name={value}}.
 */
record Arguments(List<Word> words) {

    private static final int LONGEST = 8 * 1024;
    /** Hyphen-minus, and those that some programs and most people take for it. */
    private static final Pattern HYPHEN =
            Pattern.compile("^[\\s\\p{Cf}]*[-\\u00AD\\u02D7\\u058A\\u05BE\\u1806\\u2010-\\u2015\\u2043\\u2212"
                    + "\\u2796\\u2E3A\\u2E3B\\u301C\\uFE58\\uFE63\\uFF0D]");

    private static final Pattern LINE_OR_NUL = Pattern.compile("[\\x00\\r\\n]");

    /** @param mayBeAnOption whether a value at its beginning could be taken for an option */
    record Word(Template template, boolean mayBeAnOption) {}

    static Arguments of(List<String> argv) {
        var words = new ArrayList<Word>();
        var optionsAreOver = false;
        for (var text : argv) {
            var template = Template.of(text);
            words.add(new Word(template, template.beginsWithProperty() && !optionsAreOver));
            optionsAreOver |= text.equals("--");
        }
        return new Arguments(List.copyOf(words));
    }

    List<String> properties() {
        return words.stream()
                .flatMap(word -> word.template.properties().stream())
                .toList();
    }

    /** What of this input no argument may hold. */
    List<Violation> check(JsonNode input) {
        var found = new ArrayList<Violation>();
        words.forEach(word -> check(word, input, found));
        return found;
    }

    private static void check(Word word, JsonNode input, List<Violation> found) {
        for (var property : word.template.properties()) {
            var value = input.get(property);
            if (value != null && value.isContainer()) {
                found.add(at(property, "is used as an argument, which is a text, a number, true or false"));
            } else {
                var text = Template.value(input, property);
                if (text != null && LINE_OR_NUL.matcher(text).find()) {
                    found.add(at(property, "is used as an argument, which has no line breaks and no NUL"));
                }
            }
        }
        var filled = word.template.fill(input).orElse("");
        var names = word.template.properties();
        if (!names.isEmpty() && filled.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            found.add(at(names.get(0), "is used as an argument, which is 8 KiB at most"));
        }
        if (word.mayBeAnOption && HYPHEN.matcher(filled).find()) {
            found.add(at(names.get(0), "is used as an argument, which must not begin with a hyphen"));
        }
    }

    private static Violation at(String property, String message) {
        return new Violation("/" + property.replace("~", "~0").replace("/", "~1"), message);
    }

    /** The words for this input; those that lack a property are left out. */
    List<String> fill(JsonNode input) {
        return words.stream()
                .map(word -> word.template.fill(input))
                .flatMap(Optional::stream)
                .toList();
    }
}
