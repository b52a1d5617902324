package dev.errand.worker.fortune;

import dev.errand.worker.agent.Agent;
import dev.errand.worker.agent.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/**
 * One call of {@code /fortune-analyze}, for agents that reach more or less far.
 *
 * @param subject names its files
 * @param input the content of the input file
 */
record AnalyzeCommand(String subject, String input) {

    private static final String COMMAND = text();

    private static String text() {
        try (var in = Objects.requireNonNull(AnalyzeCommand.class.getResourceAsStream("fortune-analyze.md"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String inputFile() {
        return "input/" + subject + ".json";
    }

    private String outputFile() {
        return "output/" + subject + ".html";
    }

    private String arguments() {
        return "--input=" + inputFile() + " --output=" + outputFile() + " --format=html";
    }

    Exchange exchange(Agent.Reach reach) {
        return switch (reach) {
            case COMMANDS ->
                Exchange.of(Map.of(".claude/commands/fortune-analyze.md", COMMAND, inputFile(), input))
                        .expecting(outputFile());
            case FILES -> Exchange.of(Map.of(inputFile(), input)).expecting(outputFile());
            case TEXT, COMPUTATION -> Exchange.none();
        };
    }

    String prompt(Agent.Reach reach) {
        return switch (reach) {
            case COMMANDS -> "/fortune-analyze " + arguments();
            case FILES -> instructions();
            case TEXT, COMPUTATION -> instructions() + """

                    You have no files. This is the content of the input file:

                    %s

                    Answer with what belongs into the output file, and with nothing else.
                    """.formatted(input);
        };
    }

    /** The command without the head that only its program reads. */
    private String instructions() {
        return COMMAND.replaceFirst("(?s)\\A---\\n.*?\\n---\\n", "").replace("$ARGUMENTS", arguments());
    }
}
