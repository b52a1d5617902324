package dev.errand.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.agent.AgentResult;
import dev.errand.agent.AgentTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExchangeTest {

    private static final Outcome DONE =
            new Outcome.Done(new AgentResult("done", null, "m", "a", null, 1, AgentTokens.NONE, null));

    @TempDir
    private Path directory;

    private final Exchange exchange = Exchange.of(Map.of("in/a.json", "{}")).expecting("out/a.html");

    @Test
    void filesGoThereAndTheExpectedOneComesBack() throws IOException {
        exchange.put(directory);
        assertThat(directory.resolve("in/a.json")).hasContent("{}");
        Files.writeString(directory.resolve("out/a.html"), "<p>風</p>");

        assertThat(exchange.collect(directory, 0, DONE)).isSameAs(DONE);
        assertThat(exchange.written()).contains("<p>風</p>");
    }

    @Test
    void whatIsMissingOrWrongIsTriedAgain() throws IOException {
        exchange.put(directory);
        var file = directory.resolve("out/a.html");

        assertThat(exchange.collect(directory, 0, DONE).kind()).isEqualTo("no_output");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(exchange.collect(directory, 0, DONE).kind()).isEqualTo("no_output");
        Files.writeString(file, "fine");
        assertThat(exchange.collect(directory, 3, DONE).kind()).isEqualTo("exit");
        assertThat(exchange.written()).isEmpty();
    }

    @Test
    void aLinkIsNoAnswer() throws IOException {
        exchange.put(directory);
        var secret = Files.writeString(directory.resolveSibling("secret-" + directory.getFileName()), "secret");
        Files.createSymbolicLink(directory.resolve("out/a.html"), secret);
        assertThat(exchange.collect(directory, 0, DONE).kind()).isEqualTo("no_output");

        Files.delete(directory.resolve("out/a.html"));
        Files.delete(directory.resolve("out"));
        Files.createSymbolicLink(directory.resolve("out"), secret.getParent());
        var elsewhere = Exchange.none().expecting("out/" + secret.getFileName());
        assertThat(elsewhere.collect(directory, 0, DONE).kind()).isEqualTo("no_output");
        Files.delete(secret);
    }

    @Test
    void noFileLeavesTheDirectory() {
        assertThatThrownBy(() -> Exchange.of(Map.of("../x", "")).put(directory)).hasMessageContaining("../x");
        assertThatThrownBy(() -> Exchange.none().expecting("/etc/x").put(directory))
                .hasMessageContaining("/etc/x");
    }

    @Test
    void theShorterLimitHolds() {
        var limited = Exchange.none().within(Duration.ofMinutes(5));
        assertThat(limited.deadline(null)).isEqualTo(Duration.ofMinutes(5));
        assertThat(limited.deadline(Duration.ofMinutes(2))).isEqualTo(Duration.ofMinutes(2));
        assertThat(Exchange.none().deadline(null)).isNull();
    }
}
