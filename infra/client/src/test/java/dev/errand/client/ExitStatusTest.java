package dev.errand.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.client.terminal.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script learns when a command cannot do its work. */
@Timeout(120)
class ExitStatusTest {

    private static final String NO_JOB = "00000000-0000-7000-8000-000000000000";

    private final Shell shell = Shell.onErrand();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frobnicate",
                "list --limit 0",
                "list --limit many",
                "list --no-such-option",
                "list --url nonsense",
                "list --url ftp://127.0.0.1",
                "result",
                "result nonsense",
                "watch " + NO_JOB + " --for soon",
                "result " + NO_JOB + " --wait=soon",
                "cancel " + NO_JOB + " --wait 3x",
                "submit",
                "submit nowhere.pdf",
                "submit nowhere.pdf --type command.sleep",
                "submit --type command.sleep --input {",
                "submit --type command.sleep --input=",
                "submit --type command.sleep --input @nowhere.json",
                "submit --type command.sleep --query why",
                "submit pom.xml --priority 1",
                "submit --type command.sleep --priority high",
                "artifacts " + NO_JOB + " -o file",
                "list --key=ab\u00e9"
            })
    void whatWasTypedWrongIsSaidAndNothingIsAsked(String line) {
        var run = Shell.program(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.exits(ExitCode.USAGE.status()).out()).isEmpty();
        assertThat(run.errors()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void anInputThatTheSchemaRefusesIsNamedByItsField() {
        var run = shell.errand("submit", "-t", "command.word-count", "-i", "{\"text\": 7, \"more\": 1}", "--json");

        assertThat(run.exits(ExitCode.REFUSED.status()).out()).isEmpty();
        assertThat(run.errors().lines()).allMatch(line -> line.startsWith("errand: /input"));
        assertThat(run.errors()).contains("errand: /input/text ", "more");
    }

    @Test
    void aBoundThatIsOverstepedIsNamedWithItsField() {
        var run = shell.errand("submit", "-t", "command.sleep", "--priority", "11");

        assertThat(run.exits(ExitCode.REFUSED.status()).errors()).contains("/priority", "10");
    }

    @Test
    void whatIsNotThereIsRefused() {
        for (var command : List.of("result", "cancel", "retry", "rerun", "explain", "logs", "artifacts")) {
            var run = shell.errand(command, NO_JOB);
            assertThat(run.exits(ExitCode.REFUSED.status()).errors())
                    .as(command)
                    .startsWith("errand: ");
        }
        shell.errand("types", "command.nothing").exits(ExitCode.REFUSED.status());
        shell.errand("submit", "-t", "command.nothing").exits(ExitCode.REFUSED.status());
    }

    @Test
    void anApiThatIsDownIsUnreachable() throws Exception {
        int port;
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = taken.getLocalPort();
        }
        var url = "http://127.0.0.1:" + port;
        for (var command :
                List.of("list", "types", "workers", "stats", "result " + NO_JOB, "submit -t command.sleep")) {
            var words = command.split(" ");
            var run = new Shell(url)
                    .errand(words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
            assertThat(run.exits(ExitCode.UNREACHABLE.status()).out()).isEmpty();
            assertThat(run.errors()).startsWith("errand: " + url).contains("does not answer");
        }
    }

    @Test
    void aFaultOfTheProgramIsNotTakenForAFailedJob() {
        var broken = new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                throw new IllegalStateException("a fault");
            }
        };
        var errors = Terminal.plain(new PrintStream(OutputStream.nullOutputStream()));

        int status = ErrandClient.run(Terminal.plain(broken), errors, "types", "--url", RunningErrand.url());

        assertThat(status).isEqualTo(ExitCode.FAULT.status()).isNotEqualTo(ExitCode.JOB_FAILED.status());
    }

    @Test
    void helpListsEveryStatus() {
        var list = Shell.program("list", "--help").exits(0);

        assertThat(Shell.program("--version").exits(0).out()).startsWith("errand ");
        for (var code : ExitCode.values()) {
            assertThat(list.out()).contains(" " + code.status() + " ");
            assertThat(Shell.program("--help").exits(0).out()).contains(" " + code.status() + " ");
        }
    }
}
