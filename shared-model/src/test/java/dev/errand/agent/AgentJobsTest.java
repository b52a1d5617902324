package dev.errand.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.Json;
import dev.errand.schema.Violation;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentJobsTest {

    @Test
    void aWholeInputIsFineAndDecodes() {
        var input = new Json("{\"prompt\":\"hello\",\"agent\":\"claude\",\"model\":\"claude-opus-5-5\",\"schema\":"
                + "{\"type\":\"object\"},\"max_cost_usd\":0.5,\"max_turns\":3,\"system\":\"be brief\"}");

        assertThat(AgentJobs.check(input.tree())).isEmpty();
        var request = input.as(AgentRequest.class);
        assertThat(request.maxCostUsd()).isEqualByComparingTo(new BigDecimal("0.5"));
        assertThat(request.maxTurns()).isEqualTo(3);
        assertThat(request.schema().path("type").asString()).isEqualTo("object");
    }

    @Test
    void whatIsNotGivenIsNull() {
        assertThat(new Json("{\"prompt\":\"hello\"}").as(AgentRequest.class)).isEqualTo(AgentRequest.of("hello"));
        assertThat(Json.of(AgentRequest.of("hello")).text()).isEqualTo("{\"prompt\":\"hello\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | ``",
                "{\"prompt\":\" \"} | /prompt",
                "{\"prompt\":\"x\",\"model\":\"--yolo\"} | /model",
                "{\"prompt\":\"x\",\"max_cost_usd\":0} | /max_cost_usd",
                "{\"prompt\":\"x\",\"schema\":{\"type\":\"objekt\"}} | /schema",
                "{\"prompt\":\"x\",\"temperature\":1} | ``"
            })
    void whatIsWrongIsSaidWithItsPlace(String input, String pointer) {
        assertThat(AgentJobs.check(new Json(input).tree()))
                .extracting(Violation::pointer)
                .contains(pointer);
    }
}
