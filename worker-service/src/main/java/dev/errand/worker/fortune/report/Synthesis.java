package dev.errand.worker.fortune.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the experts agree and disagree on, in the report's language.
 *
 * @param agreements what several say
 * @param differences where they part
 * @param answer what the question's oracles say together; empty without a question
 * @param heads and {@code rows}: expert by expert, what was compared
 * @param html what an agent wrote of it, clean; null if none did
 * @param modelUsed what wrote that; {@code computed} if none did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Synthesis(
        List<String> agreements,
        List<String> differences,
        List<String> answer,
        List<String> heads,
        List<List<String>> rows,
        @Nullable String html,
        String modelUsed) {

    /** With what an agent wrote, in place of the sentences; what was compared is shown all the same. */
    public Synthesis written(String clean, String model) {
        return new Synthesis(agreements, differences, answer, heads, rows, clean, model);
    }
}
