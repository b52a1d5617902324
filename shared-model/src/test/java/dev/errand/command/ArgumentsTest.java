package dev.errand.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code argv-injection}: whatever a user gives, it stays one argument and no option. */
class ArgumentsTest {

    private static final Arguments PLAIN = Arguments.of(List.of("/bin/cat", "{file}"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a;rm -rf /",
                "$(id)",
                "`id`",
                "a|b",
                "a && b",
                "*",
                "~",
                "'",
                "\"",
                "\\",
                "a\tb",
                "{file}",
                "%s",
                "a-b",
                "",
                " "
            })
    void aValueBecomesExactlyOneArgument(String value) {
        var input = input(value);

        assertThat(PLAIN.check(input)).isEmpty();
        assertThat(PLAIN.fill(input)).containsExactly("/bin/cat", value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "-rf",
                "--output=/etc/passwd",
                "\u2010x",
                "\u2011x",
                "\u2012x",
                "\u2013x",
                "\u2014x",
                "\u2015x",
                "\u2212x",
                "\uFE58x",
                "\uFE63x",
                "\uFF0Dx",
                " -x",
                "\u200B-x",
                "\t--x"
            })
    void aValueThatCouldBeTakenForAnOptionIsRefused(String value) {
        assertThat(PLAIN.check(input(value))).singleElement().satisfies(wrong -> {
            assertThat(wrong.pointer()).isEqualTo("/file");
            assertThat(wrong.message()).contains("hyphen");
        });
    }

    @Test
    void aValueAfterTwoHyphensOrWithinAWordIsNoOption() {
        assertThat(Arguments.of(List.of("/bin/cat", "--", "{file}")).check(input("-n")))
                .isEmpty();
        assertThat(Arguments.of(List.of("/bin/cat", "--name={file}")).check(input("-n")))
                .isEmpty();
        assertThat(Arguments.of(List.of("/bin/cat", "{file}.txt")).check(input("-n")))
                .hasSize(1);
        assertThat(Arguments.of(List.of("/bin/cat", "{file}")).check(new Json("{\"file\": -5}").tree()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "a\nb", "a\rb"})
    void lineBreaksAndNulAreRefused(String value) {
        assertThat(PLAIN.check(input(value))).hasSize(1);
        assertThat(Arguments.of(List.of("/bin/cat", "--", "x{file}")).check(input(value)))
                .hasSize(1);
    }

    @Test
    void anArgumentHasEightKibibytesAtMost() {
        assertThat(PLAIN.check(input("ä".repeat(4_096)))).isEmpty();
        assertThat(PLAIN.check(input("ä".repeat(4_096) + "x"))).hasSize(1);
    }

    @Test
    void listsAndObjectsAreNoArguments() {
        assertThat(PLAIN.check(new Json("{\"file\": [1]}").tree())).hasSize(1);
        assertThat(PLAIN.check(new Json("{\"file\": {}}").tree())).hasSize(1);
    }

    @Test
    void numbersAndTruthsAreWrittenAsInJson() {
        var arguments = Arguments.of(List.of("/bin/x", "{n}", "{yes}", "--r={r}"));

        assertThat(arguments.fill(new Json("{\"n\": 12, \"yes\": true, \"r\": 0.5}").tree()))
                .containsExactly("/bin/x", "12", "true", "--r=0.5");
    }

    @Test
    void anArgumentWhosePropertyIsAbsentIsLeftOut() {
        var arguments = Arguments.of(List.of("/bin/x", "--a={a}", "{b}", "{{b}}", "{ b }", "end"));

        assertThat(arguments.fill(new Json("{\"b\": null}").tree())).containsExactly("/bin/x", "{b}", "{ b }", "end");
    }

    private static tools.jackson.databind.JsonNode input(String file) {
        return Json.of(Map.of("file", file)).tree();
    }
}
