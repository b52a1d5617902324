package dev.errand.worker.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A program to be run. Everybody on the machine can read {@code argv}: no secrets and no prompts there.
 *
 * @param argv the program's absolute path and its arguments
 * @param environment all of it, beside PATH, HOME, TMPDIR and {@code ERRAND_RUN}, by which its processes are found
 * @param directory its home, and where it works
 * @param stdin a file that it reads on standard input; null for an empty one. Never an open pipe
 * @param stopping how it is asked to stop before it is killed, step by step; nothing kills it at once
 * @param urgent asked when it is stopped: true kills it at once, because another worker may run the job by now
 */
public record Launch(
        List<String> argv,
        Map<String, String> environment,
        RunDirectory directory,
        @Nullable Path stdin,
        Clocks clocks,
        Confinement confinement,
        List<StopStep> stopping,
        BooleanSupplier urgent) {

    private static final List<StopStep> TERM = List.of(StopStep.term(Duration.ofSeconds(5)));

    public Launch {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
        stopping = List.copyOf(stopping);
        if (argv.isEmpty() || !argv.get(0).startsWith("/")) {
            throw new IllegalArgumentException("a program is an absolute path");
        }
    }

    /** With an empty environment and standard input, no clocks, the best sandbox there is, and 5 s to stop. */
    public static Launch of(List<String> argv, RunDirectory directory) {
        return new Launch(argv, Map.of(), directory, null, Clocks.NONE, Confinement.BEST, TERM, () -> false);
    }

    public Launch environment(Map<String, String> variables) {
        return new Launch(argv, variables, directory, stdin, clocks, confinement, stopping, urgent);
    }

    public Launch stdin(@Nullable Path file) {
        return new Launch(argv, environment, directory, file, clocks, confinement, stopping, urgent);
    }

    public Launch clocks(Clocks all) {
        return new Launch(argv, environment, directory, stdin, all, confinement, stopping, urgent);
    }

    public Launch confinement(Confinement how) {
        return new Launch(argv, environment, directory, stdin, clocks, how, stopping, urgent);
    }

    public Launch stopping(StopStep... steps) {
        return new Launch(argv, environment, directory, stdin, clocks, confinement, List.of(steps), urgent);
    }

    public Launch urgent(BooleanSupplier asked) {
        return new Launch(argv, environment, directory, stdin, clocks, confinement, stopping, asked);
    }
}
