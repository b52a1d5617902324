package dev.errand.worker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.command.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@code orphans-on-worker-kill}: kill -9 for a JVM whose program has a child, a grandchild, a child in a session of its own
 * and one whose parent is gone. {@code -Derrand.test.orphans=100} does it more often.
 */
class OrphansTest {

    private static final int TIMES = Integer.getInteger("errand.test.orphans", 4);

    @TempDir
    Path scratch;

    @ParameterizedTest
    @EnumSource(Sandbox.class)
    void aKilledWorkerLeavesNoProcessAndNoFile(Sandbox most) throws Exception {
        for (var turn = 0; turn < TIMES; turn++) {
            var sleepers = new Sleepers();
            var worker = RunnerProcess.start(scratch, most, sleepers.stubbornFamily());
            await().atMost(Duration.ofSeconds(20)).until(() -> sleepers.alive() == 4);

            worker.destroyForcibly().waitFor();

            await().atMost(Duration.ofSeconds(5)).until(() -> sleepers.alive() == 0);
            await().atMost(Duration.ofSeconds(5)).until(() -> left().isEmpty());
        }
    }

    /** Whoever kills the guard as well as the worker leaves it to the next worker. */
    @ParameterizedTest
    @EnumSource(Sandbox.class)
    void aWorkerThatStartsKillsWhatAnotherAndItsGuardLeft(Sandbox most) throws Exception {
        var sleepers = new Sleepers();
        var worker = RunnerProcess.start(scratch, most, sleepers.stubbornFamily());
        await().atMost(Duration.ofSeconds(20)).until(() -> sleepers.alive() == 4);
        var guards = worker.descendants().filter(OrphansTest::isGuard).toList();
        assertThat(guards).hasSize(1);

        signal("STOP", guards.get(0)); // lest it notices
        worker.destroyForcibly().waitFor();
        signal("KILL", guards.get(0));
        new ProgramRunner(new RunnerSettings(scratch, Sandbox.NONE, most)).close();

        assertThat(sleepers.alive()).isZero();
        assertThat(left()).isEmpty();
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private static boolean isGuard(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of).anyMatch(word -> word.endsWith("/guard.sh"));
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(scratch)) {
            return files.toList();
        }
    }
}
