package dev.errand.worker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.errand.command.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real programs, at the best sandbox level that this machine has. */
class ProgramRunnerTest {

    @TempDir
    Path scratch;

    private final Sleepers sleepers = new Sleepers();
    private final Lines lines = new Lines();
    private ProgramRunner runner;
    private RunDirectory directory;

    /** Remembers what was printed. */
    private static final class Lines implements OutputSink {
        final List<String> all = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void line(Stream stream, String text, boolean cut) {
            all.add(stream + ": " + text);
        }
    }

    @BeforeEach
    void open() throws IOException {
        runner = new ProgramRunner(new RunnerSettings(scratch, Sandbox.NONE, Sandbox.BWRAP));
        directory = runner.directory();
    }

    @AfterEach
    void close() throws IOException {
        directory.close();
        runner.close();
    }

    private Launch sh(String script) {
        return Launch.of(List.of("/bin/sh", "-c", script), directory);
    }

    @Test
    void aProgramSeesTheEnvironmentItWasGivenAndNothingOfTheWorkers() throws Exception {
        var ending =
                runner.run(Launch.of(List.of("/usr/bin/env"), directory).environment(Map.of("LANG", "C.UTF-8")), lines);

        assertThat(ending.exit()).isZero();
        assertThat(lines.all)
                .extracting(line -> line.replaceAll("STDOUT: (\\w+)=.*", "$1"))
                .containsExactlyInAnyOrder("PATH", "HOME", "TMPDIR", "LANG", "ERRAND_RUN", "PWD")
                .doesNotContain("USER");
    }

    @Test
    void aProgramThatReadsItsStandardInputToTheEndEnds() throws Exception {
        var file = Files.writeString(directory.aside("stdin"), "a line");

        assertThat(runner.run(Launch.of(List.of("/bin/cat"), directory).stdin(file), lines)
                        .exit())
                .isZero();
        assertThat(runner.run(Launch.of(List.of("/bin/cat"), directory), lines).exit())
                .isZero();
        assertThat(lines.all).containsExactly("STDOUT: a line");
    }

    @ParameterizedTest
    @EnumSource(Sandbox.class)
    void anInterruptLeavesNothingOfAFamilyThatIgnoresSigterm(Sandbox most) throws Exception {
        var grace = Duration.ofMillis(500);
        var stopped = new AtomicReference<Throwable>();
        var thread = new Thread(() -> stopped.set(catchThrowable(() -> runner.run(
                Launch.of(sleepers.stubbornFamily(), directory)
                        .confinement(Confinement.BEST.most(most))
                        .stopping(StopStep.term(grace)),
                lines))));
        thread.start();
        await().atMost(Duration.ofSeconds(10)).until(() -> sleepers.alive() == 4);

        var asked = System.nanoTime();
        thread.interrupt();
        thread.join(10_000);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(grace.plusSeconds(2));
        assertThat(sleepers.alive()).isZero();
        assertThat(stopped.get()).isInstanceOf(ProgramStopped.class);
        var receipt = ((ProgramStopped) stopped.get()).ending().receipt();
        assertThat(receipt.signals()).containsExactly("TERM", "KILL");
        assertThat(receipt.pids()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(receipt.left()).isEmpty();
    }

    @Test
    void aProgramThatFallsSilentIsStopped() throws Exception {
        var launch = sh("echo begun; exec sleep 60").clocks(Clocks.NONE.silence(Duration.ofMillis(400)));

        var ending = runner.run(launch, lines);

        assertThat(ending.why()).isEqualTo(Ending.Why.SILENCE);
        assertThat(ending.ran()).isBetween(Duration.ofMillis(400), Duration.ofSeconds(4));
    }

    @Test
    void aProgramThatKeepsTalkingIsNotSilent() throws Exception {
        var launch = sh("for i in 1 2 3 4 5 6; do echo $i; sleep 0.2; done")
                .clocks(Clocks.NONE.silence(Duration.ofMillis(900)));

        assertThat(runner.run(launch, lines).why()).isEqualTo(Ending.Why.EXITED);
    }

    @Test
    void aChildThatHoldsThePipesHoldsNobodyUp() throws Exception {
        var ending = runner.run(Launch.of(sleepers.leavesAChild(), directory), lines);

        assertThat(ending.ran()).isLessThan(Duration.ofSeconds(4));
        assertThat(ending.exit()).isZero();
        assertThat(lines.all).containsExactly("STDOUT: done");
        assertThat(sleepers.alive()).isZero();
    }

    @Test
    void aFloodOfOutputWithoutLineEndsGrowsNoHeap() throws Exception {
        var flood = 1L << 30;
        var before = usedHeap();

        var ending = runner.run(sh("head -c " + flood + " /dev/zero"), lines);

        assertThat(ending.stdoutBytes()).isEqualTo(flood);
        assertThat(usedHeap() - before).isLessThan(32L * 1024 * 1024);
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void bothStreamsAreReadAtOnce() throws Exception {
        var ending = runner.run(sh("head -c 500000 /dev/zero >&2; echo out"), lines);

        assertThat(ending.stderrBytes()).isEqualTo(500_000);
        assertThat(lines.all).contains("STDOUT: out");
    }

    @Test
    void theEndBySignalIsTold() throws Exception {
        assertThat(runner.run(sh("kill -SEGV $$"), lines).signal()).isEqualTo(11);
        assertThat(runner.run(sh("exit 3"), lines).exit()).isEqualTo(3);
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> runner.run(Launch.of(List.of("/opt/no/such"), directory), lines))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("/opt/no/such is not on this worker: install it");
    }

    @Test
    void aProgramThatAsksForMoreThanTheWorkerHasIsRefused() throws IOException {
        try (var weak = new ProgramRunner(new RunnerSettings(scratch, Sandbox.NONE, Sandbox.PRLIMIT))) {
            var launch = sh("true").confinement(Confinement.BEST.least(Sandbox.BWRAP));

            assertThatThrownBy(() -> weak.run(launch, lines))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("bwrap");
        }
    }

    @Test
    void everyAttemptHasDirectoriesOfItsOwnThatAreGoneAfterwards() throws Exception {
        try (var other = runner.directory()) {
            runner.run(sh("touch mine; echo $HOME; pwd"), lines);

            assertThat(directory.work().resolve("mine")).exists();
            assertThat(other.work()).isEmptyDirectory();
        }
        directory.close();
        assertThat(directory.work()).doesNotExist();
    }

    @Test
    void manyProgramsAtOnceAreKeptApart() throws Exception {
        var runs = new ArrayList<CompletableFuture<Integer>>();
        for (var i = 0; i < 20; i++) {
            var code = i;
            runs.add(CompletableFuture.supplyAsync(() -> exit(code)));
        }
        for (var i = 0; i < 20; i++) {
            assertThat(runs.get(i).get()).isEqualTo(i);
        }
    }

    private int exit(int code) {
        try (var own = runner.directory()) {
            return runner.run(Launch.of(List.of("/bin/sh", "-c", "sleep 0.1; exit " + code), own), OutputSink.NONE)
                    .exit();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void insideBubblewrapNothingOfTheMachineIsSeenThatWasNotGiven() throws Exception {
        assumeThat(runner.sandbox()).as("bubblewrap works here").isEqualTo(Sandbox.BWRAP);
        var secret = Files.writeString(scratch.resolve("secret"), "canary");

        runner.run(sh("cat " + secret + "; ls /proc | grep -c '^[0-9]'; touch /usr/x; cat /etc/shadow; id -u"), lines);

        assertThat(String.join("\n", lines.all)).doesNotContain("canary").doesNotContain("root:");
        assertThat(lines.all).anyMatch(line -> line.matches("STDOUT: [1-9]")); // its own few processes
        assertThat(Path.of("/usr/x")).doesNotExist();
    }
}
