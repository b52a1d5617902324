package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.nio.file.Path;

/**
 * How a worker runs programs.
 *
 * @param directory where the attempts' directories are made, and deleted
 * @param least no program runs below it
 * @param most the level to use where the machine has better ones too
 */
public record RunnerSettings(Path directory, Sandbox least, Sandbox most) {

    public RunnerSettings {
        if (!most.atLeast(least)) {
            throw new IllegalArgumentException(
                    "the sandbox is at least " + least.word() + " and at most " + most.word());
        }
    }

    /** In the system's directory for temporary files, as well shut off as the machine can. */
    public static RunnerSettings standard() {
        return new RunnerSettings(Path.of(System.getProperty("java.io.tmpdir")), Sandbox.NONE, Sandbox.BWRAP);
    }
}
