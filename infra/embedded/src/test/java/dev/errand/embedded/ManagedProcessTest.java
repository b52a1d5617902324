package dev.errand.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

    @TempDir
    private Path directory;

    private ManagedProcess process;

    @AfterEach
    void end() {
        process.kill();
    }

    @Test
    void saysTheChildsOwnProcessId() {
        start("echo $$; exec sleep 60");

        logs(Long.toString(process.pid()));
    }

    @Test
    void passesTheEnvironmentAndLogsBothOutputs() throws Exception {
        process = ManagedProcess.start(
                "child", shell("echo out $GREETING; echo err >&2"), Map.of("GREETING", "hello"), log());

        assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isZero();
        assertThat(process.lastLines(5)).containsExactly("out hello", "err");
        assertThat(process.lastLines(1)).containsExactly("err");
    }

    @Test
    void theLastLinesAreThoseOfThisRun() throws Exception {
        start("echo before");
        process.onExit().get(10, TimeUnit.SECONDS);

        start("echo after");
        process.onExit().get(10, TimeUnit.SECONDS);

        assertThat(process.lastLines(5)).containsExactly("after");
    }

    @Test
    void tellsTheExitStatus() throws Exception {
        start("exit 7");

        assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(7);
        assertThat(process.exit()).hasValue(7);
        assertThat(process.alive()).isFalse();
    }

    @Test
    void aProgramThatIsNotThereShowsAsStatus127() throws Exception {
        process = ManagedProcess.start("child", List.of("/no/such/program"), Map.of(), log());

        assertThat(process.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(127);
        assertThat(process.lastLines(3)).anySatisfy(line -> assertThat(line).contains("/no/such/program"));
    }

    @Test
    void asksBeforeItKills() {
        start("trap 'echo bye; exit 3' TERM; echo up; while :; do sleep 0.05; done");
        logs("up");

        assertThat(process.stop(Duration.ofSeconds(10))).isEqualTo(3);
        assertThat(process.lastLines(1)).containsExactly("bye");
    }

    @Test
    void killsWhatDoesNotStop() {
        start("trap '' TERM; echo up; while :; do sleep 0.05; done");
        logs("up");

        assertThat(process.stop(Duration.ofMillis(300))).isEqualTo(128 + 9);
    }

    @Test
    void killsAFrozenChild() {
        start("echo up; exec sleep 60");
        logs("up");
        process.signal("STOP");

        process.kill();

        assertThat(process.exit()).hasValue(128 + 9);
    }

    @Test
    void theChildsInputIsEmpty() throws Exception {
        start("cat; echo end");

        process.onExit().get(10, TimeUnit.SECONDS);

        assertThat(process.lastLines(2)).containsExactly("end");
    }

    @Test
    void leavesNoGuardBehindAChildThatEnded() throws Exception {
        start("exit 0 # " + directory);
        process.onExit().get(10, TimeUnit.SECONDS);

        await().atMost(Duration.ofSeconds(5))
                .until(() -> ProcessHandle.allProcesses().noneMatch(any -> mentions(any, directory.toString())));
    }

    private static boolean mentions(ProcessHandle process, String text) {
        return Stream.of(process.info().arguments().orElse(new String[0])).anyMatch(word -> word.contains(text));
    }

    private void start(String script) {
        process = ManagedProcess.start("child", shell(script), Map.of(), log());
    }

    private List<String> shell(String script) {
        return List.of("/bin/sh", "-c", script);
    }

    private Path log() {
        return directory.resolve("child.log");
    }

    private void logs(String line) {
        await().atMost(Duration.ofSeconds(10)).until(() -> process.lastLines(10).contains(line));
    }
}
