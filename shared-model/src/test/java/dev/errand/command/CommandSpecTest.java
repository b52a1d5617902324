package dev.errand.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.command.CommandSpec.As;
import dev.errand.command.CommandSpec.From;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

/** Commands as they come from a YAML file, bound the way both services bind them. */
class CommandSpecTest {

    private static final String WORD_COUNT = """
            word-count:
              argv: [/usr/bin/wc, -w, "{file}"]
              input: {type: object, required: [file], properties: {file: {type: string, maxLength: 200}}}
              lane: cli
              timeout: 5m
              silence: 2m
              environment: {LANG: C.UTF-8}
              stdin: "{file}"
              result: {from: stdout, as: text}
              exit: {retry: [75], fail: [2]}
              retries: 5
              backoff: 10s
              sandbox: bwrap
              limits: {memory: 512MB, file-size: 10MB, cpu: 30s}
            """;

    @Test
    void aCommandIsBoundWithAllThatItSays() {
        var command = only(WORD_COUNT);
        var spec = command.spec();

        assertThat(command.type().name()).isEqualTo("command.word-count");
        assertThat(command.type().lane()).isEqualTo(Lane.CLI);
        assertThat(command.type().timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(command.type().retry().maxRetries()).isEqualTo(5);
        assertThat(command.type().retry().firstDelay()).isEqualTo(Duration.ofSeconds(10));
        assertThat(spec.silence()).isEqualTo(Duration.ofMinutes(2));
        assertThat(spec.environment()).containsExactly(Map.entry("LANG", "C.UTF-8"));
        assertThat(spec.exit()).isEqualTo(new CommandSpec.Exit(List.of(75), List.of(2)));
        assertThat(spec.sandbox()).isEqualTo(Sandbox.BWRAP);
        assertThat(spec.limits().memory()).isEqualTo(DataSize.ofMegabytes(512));
        assertThat(spec.limits().fileSize()).isEqualTo(DataSize.ofMegabytes(10));
        assertThat(command.argv(json("{'file': 'a b'}"))).containsExactly("/usr/bin/wc", "-w", "a b");
        assertThat(command.stdin(json("{'file': 'a b'}"))).isEqualTo("a b");
    }

    @Test
    void aProgramIsAllThatACommandNeeds() {
        var command = only("now: {argv: [/bin/date]}");

        assertThat(command.spec().result().from()).isEqualTo(From.STDOUT);
        assertThat(command.spec().result().as()).isEqualTo(As.TEXT);
        assertThat(command.spec().sandbox()).isEqualTo(Sandbox.NONE);
        assertThat(command.spec().silence()).isNull();
        assertThat(command.stdin(json("{}"))).isNull();
        assertThat(command.check(json("{}"))).isEmpty();
        assertThat(command.check(json("{'x': 1}"))).isNotEmpty();
        assertThat(command.check(json("[]"))).hasSize(1);
    }

    @Test
    void aSchemaKeepsItsListsMapsAndEmptiesThroughConfiguration() {
        var command = only("""
                made-up:
                  argv: [/bin/echo, "{size}", "{0}"]
                  input:
                    type: object
                    required: [size, "0"]
                    additionalProperties: false
                    properties:
                      "0": {type: integer, minimum: 3}
                      size: {enum: [small, large]}
                      anything: {}
                      list: {type: array, items: {}, maxItems: 2}
                      either: {anyOf: [{type: string}, {type: object, required: [a], properties: {a: {type: number}}}]}
                """.replace("\"{0}\"", "x"));

        assertThat(command.schema().document()).isEqualTo(json("""
                {'type': 'object', 'required': ['size', '0'], 'additionalProperties': false, 'properties': {
                  '0': {'type': 'integer', 'minimum': 3}, 'size': {'enum': ['small', 'large']}, 'anything': {},
                  'list': {'type': 'array', 'items': {}, 'maxItems': 2},
                  'either': {'anyOf': [{'type': 'string'}, {'type': 'object', 'required': ['a'],
                             'properties': {'a': {'type': 'number'}}}]}}}
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x: {argv: []} | argv",
                "x: {argv: [wc]} | absolute",
                "x: {argv: [/usr/bin/../wc]} | absolute",
                "x: {argv: ['{p}']} | absolute",
                "x: {argv: [/bin/echo, '{nobody}']} | {nobody}",
                "x: {argv: [/bin/sh, -c, 'echo {a}'], input: {properties: {a: {}}}} | shell",
                "x: {argv: [/bin/bash, -euc, '{a}'], input: {properties: {a: {}}}} | shell",
                "x: {argv: [/bin/echo], stdin: '{nobody}'} | {nobody}",
                "x: {argv: [/bin/echo], input: {type: strange}} | input",
                "x: {argv: [/bin/echo], timeout: 0s} | timeout",
                "x: {argv: [/bin/echo], grace: 1m} | grace",
                "x: {argv: [/bin/echo], environment: {HOME: /root}} | HOME",
                "x: {argv: [/bin/echo], environment: {ERRAND_RUN: a}} | ERRAND_RUN",
                "x: {argv: [/bin/echo], result: {from: file}} | result.path",
                "x: {argv: [/bin/echo], result: {from: file, path: ../a}} | result.path",
                "x: {argv: [/bin/echo], result: {from: files, glob: /etc/*}} | result.glob",
                "x: {argv: [/bin/echo], exit: {retry: [2], fail: [2]}} | exit",
                "x: {argv: [/bin/echo], exit: {fail: [0]}} | exit.fail",
                "x: {argv: [/bin/echo], lane: No Lane} | lane",
                "x: {argv: [/bin/echo], retries: 2000} | retries",
                "x: {argv: [/bin/echo], readable: [srv]} | readable",
                "BadName: {argv: [/bin/echo]} | errand.commands.BadName",
            })
    void aCommandThatIsWrongSaysWhichKeyIs(String yaml, String key) {
        assertThatThrownBy(() -> only(yaml))
                .satisfies(e -> assertThat(messages(e)).contains(key));
    }

    private static String messages(Throwable thrown) {
        var all = new StringBuilder();
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        return all.toString();
    }

    @Test
    void theMessageOfAWrongKeyNamesTheCommand() {
        assertThatThrownBy(() -> only("broken: {argv: [wc]}"))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("errand.commands.broken");
    }

    static Command only(String yaml) {
        try {
            var environment = new StandardEnvironment();
            var indented = "errand:\n  commands:\n    " + yaml.strip().replace("\n", "\n    ");
            new YamlPropertySourceLoader()
                    .load("test", new ByteArrayResource(indented.getBytes(StandardCharsets.UTF_8)))
                    .forEach(environment.getPropertySources()::addLast);
            var bound = Binder.get(environment)
                    .bind("errand.commands", Bindable.mapOf(String.class, CommandSpec.class))
                    .get();
            return Command.all(bound).get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        return new Json(text.replace('\'', '"')).tree();
    }
}
