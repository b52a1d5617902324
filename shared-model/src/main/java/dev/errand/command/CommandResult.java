package dev.errand.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a command's job comes to.
 *
 * @param exit the program's exit code
 * @param seconds how long it ran
 * @param text standard output, if the result is declared as text
 * @param json standard output, if the result is declared as JSON
 * @param truncated whether standard output was longer than what is kept, and {@code text} is its beginning
 * @param artifacts the files it made, to be fetched by their names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommandResult(
        int exit,
        double seconds,
        @Nullable String text,
        @Nullable JsonNode json,
        boolean truncated,
        List<Artifact> artifacts) {

    /** A file that the program made. */
    public record Artifact(String name, String mediaType, long size) {}
}
