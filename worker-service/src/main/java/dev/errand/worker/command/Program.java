package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import dev.errand.worker.command.Ending.Why;
import dev.errand.worker.command.OutputSink.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that runs: waited for, stopped when it must be, and swept up after. */
final class Program {

    /** How long children that outlive the program may go on printing before they are killed. */
    private static final Duration TO_SETTLE = Duration.ofSeconds(1);
    /** How long its pipes are read once nothing of it is left: a stranger may hold them open. */
    private static final Duration TO_CLOSE = Duration.ofMillis(500);

    private static final long STACK = 128 * 1024;

    private final Process process;
    private final Launch launch;
    private final Sandbox level;
    private final Family family;
    private final Spawner spawner;
    private final Watch watch;
    private final Pump stdout;
    private final Pump stderr;

    Program(Process process, Launch launch, OutputSink sink, Sandbox level, Family family, Spawner spawner) {
        this.process = process;
        this.launch = launch;
        this.level = level;
        this.family = family;
        this.spawner = spawner;
        this.watch = new Watch(launch.clocks());
        this.stdout = new Pump(Stream.STDOUT, process.getInputStream(), sink, watch);
        this.stderr = new Pump(Stream.STDERR, process.getErrorStream(), sink, watch);
        stdout.start(process.pid());
        stderr.start(process.pid());
        startWaiting();
    }

    /** On a thread of its own: {@link Process#onExit} needs the common pool, which others may block. */
    private void startWaiting() {
        var waiting = new Thread(null, this::awaitExit, "errand-exit-" + process.pid(), STACK);
        waiting.setDaemon(true);
        waiting.start();
    }

    private void awaitExit() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does
        } finally {
            watch.exited();
        }
    }

    /** Returns when nothing of it is left. */
    Ending await() throws InterruptedException {
        var why = Why.INTERRUPTED;
        @Nullable Receipt receipt = null;
        try {
            why = watch.await();
            if (why == Why.EXITED) {
                receipt = sweepUp();
            }
        } catch (InterruptedException e) {
            why = Why.INTERRUPTED;
        }
        if (why != Why.EXITED) {
            receipt = stop();
        }
        var interrupted = closePipes();
        var ending = new Ending(exit(), why, receipt, level, watch.elapsed(), stdout.bytes(), stderr.bytes());
        if (why == Why.INTERRUPTED) {
            throw new ProgramStopped(ending);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwWhatTheSinkThrew();
        return ending;
    }

    private Receipt stop() {
        var ladder = new StopLadder(family, spawner, process.pid(), level);
        return launch.urgent().getAsBoolean() ? ladder.kill() : ladder.stop(launch.stopping());
    }

    /** It has ended by itself; what it started has not always. */
    private @Nullable Receipt sweepUp() throws InterruptedException {
        var deadline = System.nanoTime() + TO_SETTLE.toNanos();
        stdout.awaitEnd(deadline - System.nanoTime());
        stderr.awaitEnd(deadline - System.nanoTime());
        var receipt = new StopLadder(family, spawner, process.pid(), level).kill();
        return receipt.pids().isEmpty() ? null : receipt;
    }

    /** Whether the thread was interrupted meanwhile. */
    private boolean closePipes() {
        var interrupted = Thread.interrupted();
        var deadline = System.nanoTime() + TO_CLOSE.toNanos();
        for (var pump : List.of(stdout, stderr)) {
            try {
                pump.awaitEnd(deadline - System.nanoTime());
            } catch (InterruptedException e) {
                interrupted = true;
            }
            pump.silence();
        }
        return interrupted;
    }

    private int exit() {
        try {
            return process.waitFor(TO_CLOSE.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : 128 + 9;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return process.isAlive() ? 128 + 9 : process.exitValue();
        }
    }

    private void throwWhatTheSinkThrew() {
        for (var pump : List.of(stdout, stderr)) {
            var failure = pump.failure();
            if (failure != null) {
                throw failure;
            }
        }
    }

    void close() throws IOException {
        process.getOutputStream().close();
    }
}
