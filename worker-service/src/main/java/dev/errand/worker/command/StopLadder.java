package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends a run's processes: asks the program's process group step by step, kills the whole family, and looks whether anything
 * is left. Not to be interrupted: the interrupt has come before, and this is what follows it.
 */
final class StopLadder {

    private static final Duration TO_DIE = Duration.ofSeconds(15);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(25);

    private final Family family;
    private final Spawner spawner;
    private final long root;
    private final Sandbox level;
    private final long begunAt = System.nanoTime();
    private final List<String> signals = new ArrayList<>();

    StopLadder(Family family, Spawner spawner, long root, Sandbox level) {
        this.family = family;
        this.spawner = spawner;
        this.root = root;
        this.level = level;
    }

    Receipt stop(List<StopStep> steps) {
        var living = family.living();
        for (var step : steps) {
            if (!living.isEmpty()) {
                signals.add(step.signal());
                send(step.signal(), addressees(living));
                living = awaitEnd(step.grace());
            }
        }
        return kill(living);
    }

    /** Without asking. */
    Receipt kill() {
        return kill(family.living());
    }

    private Receipt kill(List<Proc> found) {
        var living = found;
        var deadline = System.nanoTime() + TO_DIE.toNanos();
        if (!living.isEmpty()) {
            signals.add("KILL");
        }
        while (!living.isEmpty() && System.nanoTime() < deadline) {
            living.forEach(Proc::kill);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            living = family.living();
        }
        return new Receipt(
                List.copyOf(family.everFound()),
                List.copyOf(signals),
                Duration.ofNanos(System.nanoTime() - begunAt).toMillis(),
                living.stream().map(Proc::pid).toList());
    }

    private List<Proc> awaitEnd(Duration grace) {
        var deadline = System.nanoTime() + grace.toNanos();
        var living = family.living();
        while (!living.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_EVERY);
            living = family.living();
        }
        return living;
    }

    /** The program's process group. In namespaces, the program is the child of the child of what was started. */
    private List<Proc> addressees(List<Proc> living) {
        var leaders = new LinkedHashSet<Long>(List.of(root));
        if (level == Sandbox.BWRAP) {
            leaders = childrenOf(childrenOf(leaders, living), living);
        }
        var groups = new LinkedHashSet<Long>();
        for (var process : living) {
            if (leaders.contains(process.pid())) {
                groups.add(process.group());
            }
        }
        var members = living.stream()
                .filter(process -> groups.contains(process.group()))
                .toList();
        return members.isEmpty() ? living : members;
    }

    private static LinkedHashSet<Long> childrenOf(LinkedHashSet<Long> parents, List<Proc> living) {
        var children = new LinkedHashSet<Long>();
        for (var process : living) {
            if (parents.contains(process.parent())) {
                children.add(process.pid());
            }
        }
        return children;
    }

    private void send(String signal, List<Proc> to) {
        if (signal.equals("TERM")) {
            to.forEach(Proc::terminate);
            return;
        }
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -s \"$0\" \"$@\" 2>/dev/null", signal));
        to.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            var unused = spawner.start(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD));
        } catch (IOException e) {
            to.forEach(Proc::terminate);
        }
    }
}
