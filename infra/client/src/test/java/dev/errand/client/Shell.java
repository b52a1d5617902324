package dev.errand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.client.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the program's commands as a script would, its output going to pipes. */
final class Shell {

    /** When a job that is to wait may start: a month from now, to the day. */
    static final String LATER = LocalDate.now(ZoneOffset.UTC).plusMonths(1) + "T00:00:00Z";

    private final String url;

    /** @param url where the API is */
    Shell(String url) {
        this.url = url;
    }

    /** On the API and the worker that run. */
    static Shell onErrand() {
        return new Shell(RunningErrand.url());
    }

    /** What a command left behind. */
    record Run(int status, String out, String errors) {

        List<String> lines() {
            return out.lines().toList();
        }

        /** The whole output, which must be one JSON document. */
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        /** What a command wrote, out of its job's result. */
        String text() {
            return json().path("text").asString().strip();
        }

        /** Each line as a document of its own. */
        List<JsonNode> jsonLines() {
            return out.lines().map(JsonMapper.shared()::readTree).toList();
        }

        Run exits(int expected) {
            assertThat(status).as("%s%n%s", out, errors).isEqualTo(expected);
            return this;
        }
    }

    Run errand(String command, String... arguments) {
        return program(Stream.concat(Stream.of(command, "--url", url), Stream.of(arguments))
                .toArray(String[]::new));
    }

    /** The arguments as they are, without the API's address. */
    static Run program(String... arguments) {
        var out = new ByteArrayOutputStream();
        var errors = new ByteArrayOutputStream();
        int status = ErrandClient.run(plain(out), plain(errors), arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }

    private static Terminal plain(ByteArrayOutputStream to) {
        return Terminal.plain(new PrintStream(to, true, StandardCharsets.UTF_8));
    }

    /** Submits a job; gives its id. */
    String submitted(String type, String input, String... more) {
        var arguments = Stream.concat(Stream.of("--type", "command." + type, "--input", input), Stream.of(more));
        return errand("submit", arguments.toArray(String[]::new))
                .exits(ExitCode.DONE.status())
                .out()
                .strip();
    }

    /** Submits a job and waits until it completed; gives its id. */
    String completed(String type, String input, String... more) {
        var id = submitted(type, input, more);
        errand("result", id, "--wait", "60s").exits(ExitCode.DONE.status());
        return id;
    }
}
