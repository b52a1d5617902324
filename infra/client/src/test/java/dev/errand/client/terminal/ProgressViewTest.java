package dev.errand.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.client.api.ServerEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressViewTest {

    private static final String UP = "\u001b[";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final JobProgress progress = new JobProgress();

    @Test
    void aPipeGetsALineForEachChange() {
        var view = on(false);
        take(view, "state", "{'status':'processing','stages':[{'stage':'read','status':'pending'}]}");
        take(view, "stage", "{'stage':'read','status':'processing','progress':10}");
        take(view, "stage", "{'stage':'read','status':'processing','progress':20}");
        take(view, "progress", "{'percent':3,'message':'page 3'}");
        take(view, "progress", "{'percent':12,'message':'page 12'}");
        take(view, "log", "{'level':'info','message':'balance sheet found'}");
        take(view, "stage", "{'stage':'read','status':'failed','error':'broken'}");

        assertThat(written()).isEqualTo("""
                          job processing
                          read processing
                          12 % page 12
                            info balance sheet found
                          read failed: broken
                        """);
    }

    @Test
    void aTerminalIsPaintedOverInPlace() {
        var view = on(true);
        take(view, "state", "{'status':'processing','stages':[{'stage':'read','status':'processing','progress':0}]}");
        assertThat(written()).doesNotContain(UP + "2A").contains("[>] read");

        take(view, "progress", "{'percent':50,'message':'page 60'}");

        assertThat(written()).contains(UP + "2A").contains("[##################..................] 50 %  page 60");
    }

    @Test
    void noLineIsWiderThanTheTerminalOrCarriesControlCharacters() {
        var view = on(true);
        take(view, "log", "{'level':'info','message':'\\u001b[31m" + "long ".repeat(40) + "'}");

        assertThat(written().lines())
                .allMatch(line -> line.replace(UP + "2K", "").length() < 60);
        assertThat(written()).doesNotContain(UP + "31m");
    }

    private ProgressView on(boolean repaints) {
        return ProgressView.on(
                new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), repaints, 60, 24, false));
    }

    private void take(ProgressView view, String name, String json) {
        progress.take(new ServerEvent("1", name, json.replace('\'', '"')));
        view.show(progress);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
