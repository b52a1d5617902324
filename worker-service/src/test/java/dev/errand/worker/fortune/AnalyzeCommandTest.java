package dev.errand.worker.fortune;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.agent.Agent;
import org.junit.jupiter.api.Test;

class AnalyzeCommandTest {

    private final AnalyzeCommand command = new AnalyzeCommand("bazi", "{\"name\":\"Lin\"}");

    @Test
    void claudeGetsTheCommandWithItsFiles() {
        assertThat(command.prompt(Agent.Reach.COMMANDS))
                .isEqualTo("/fortune-analyze --input=input/bazi.json --output=output/bazi.html --format=html");
    }

    @Test
    void programsWithoutCommandsGetTheInstructions() {
        assertThat(command.prompt(Agent.Reach.FILES))
                .startsWith("Write one part")
                .contains("--output=output/bazi.html")
                .doesNotContain("$ARGUMENTS", "allowed-tools", "{\"name\"");
    }

    @Test
    void modelsWithoutFilesGetTheInputItself() {
        assertThat(command.prompt(Agent.Reach.TEXT))
                .startsWith("Write one part")
                .contains("{\"name\":\"Lin\"}", "Answer with what belongs into the output file");
    }
}
