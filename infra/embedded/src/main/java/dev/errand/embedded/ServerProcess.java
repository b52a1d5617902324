package dev.errand.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What both servers do with their process: wait until it serves, freeze it, kill it with its children. */
record ServerProcess(ManagedProcess process, int port) {

    private static final Duration TO_SERVE = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(15);
    private static final Duration TO_VANISH = Duration.ofSeconds(10);
    private static final int LINES_TO_SHOW = 15;

    /** Returns when the server serves; otherwise nothing is left of it. */
    ServerProcess whenReady(BooleanSupplier ready) {
        var deadline = Deadline.in(TO_SERVE);
        try {
            while (!ready.getAsBoolean()) {
                if (!process.alive()) {
                    throw failure("ended with status " + process.exit().orElse(-1));
                }
                if (deadline.passed()) {
                    throw failure("did not get ready within " + TO_SERVE.toSeconds() + " s");
                }
                deadline.pause();
            }
            return this;
        } catch (RuntimeException e) {
            killHard();
            throw e;
        }
    }

    void stop() {
        process.stop(TO_STOP);
    }

    void pause() {
        process.signal("STOP"); // first, so that it starts no more children
        Signals.send("STOP", children());
    }

    void resume() {
        Signals.send("CONT", children());
        process.signal("CONT");
    }

    void killHard() {
        process.signal("STOP");
        List<ProcessHandle> children = family();
        children.forEach(ProcessHandle::destroyForcibly);
        process.kill();
        var deadline = Deadline.in(TO_VANISH);
        while (children.stream().anyMatch(ProcessHandle::isAlive) && !deadline.passed()) {
            deadline.pause();
        }
    }

    private List<Long> children() {
        return family().stream().map(ProcessHandle::pid).toList();
    }

    private List<ProcessHandle> family() {
        return process.alive()
                ? ProcessHandle.of(process.pid()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .toList()
                : List.of();
    }

    private StartFailed failure(String what) {
        var lines = new ArrayList<>(process.lastLines(LINES_TO_SHOW));
        if (lines.stream().anyMatch(line -> line.contains("Address already in use"))) {
            return new PortTaken(port);
        }
        lines.add(0, process + " " + what + "; its log (" + process.log() + ") ends:");
        return new StartFailed(String.join("\n  ", lines));
    }
}
