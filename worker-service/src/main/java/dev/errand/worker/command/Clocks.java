package dev.errand.worker.command;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a program is stopped though nobody asked for it. Null: never for this reason.
 *
 * @param deadline after so long in all
 * @param silence when it has printed nothing on either stream for so long
 * @param afterResult when it still runs so long after its sink said that the result is complete
 */
public record Clocks(
        @Nullable Duration deadline,
        @Nullable Duration silence,
        @Nullable Duration afterResult) {

    public static final Clocks NONE = new Clocks(null, null, null);

    public Clocks silence(@Nullable Duration longest) {
        return new Clocks(deadline, longest, afterResult);
    }
}
