package dev.errand.worker.command;

import dev.errand.command.Sandbox;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a program ended.
 *
 * @param exit its exit code; 128 and the signal's number if a signal ended it, as shells have it
 * @param why what ended it
 * @param receipt of what was killed; null if it left nothing to kill
 * @param sandbox the level at which it ran
 * @param ran from its start until nothing of it was left
 * @param stdoutBytes how much it printed
 * @param stderrBytes how much it printed
 */
public record Ending(
        int exit,
        Why why,
        @Nullable Receipt receipt,
        Sandbox sandbox,
        Duration ran,
        long stdoutBytes,
        long stderrBytes) {

    /** What ended a program. */
    public enum Why {
        /** Itself. */
        EXITED,
        /** {@link Clocks#deadline}. */
        DEADLINE,
        /** {@link Clocks#silence}. */
        SILENCE,
        /** {@link Clocks#afterResult}. */
        LINGERING,
        /** Its thread was interrupted. */
        INTERRUPTED
    }

    /** The number of the signal that ended it; null if none did. */
    public @Nullable Integer signal() {
        return exit > 128 && exit <= 128 + 64 ? exit - 128 : null;
    }
}
