package dev.errand.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalysisTextTest {

    private static final int WIDTH = 80;

    private final List<String> lines = AnalysisText.of(result(), WIDTH);

    @Test
    void figuresStandInColumnsOfTheirPeriods() {
        assertThat(lines)
                .contains("                                       2022           2021")
                .contains("  revenue                          12,345.5            200  USD millions, page 49")
                .contains("  total assets                           -7                 USD millions, page 51")
                .contains("  gross profit                    not found");
    }

    @Test
    void ratiosAreShownInPercentWithTheirFormula() {
        assertThat(lines)
                .contains(
                        "  revenue growth                    36.23 %  2022  revenue / revenue of the year before - 1");
    }

    @Test
    void risksAndQuotesSayTheirPage() {
        assertThat(lines)
                .contains("Risk factors, 1 of 1", "  - We depend on few suppliers. (page 15)")
                .contains("How did revenue change?", "  Revenue rose from 200 to 300 USD millions.")
                .contains("    \"Revenue for fiscal year 2022 was $300 million, up 50%.\" (page 37)");
    }

    @Test
    void saysWhoMadeItAndWhatToDoubt() {
        assertThat(lines).contains("Made by local-1.", "Note: 2 pages have no text");
    }

    @Test
    void whatIsMissingIsLeftOut() {
        assertThat(AnalysisText.of(json("{}"), WIDTH)).isEmpty();
        assertThat(AnalysisText.of(json("{\"figures\":[{\"name\":\"revenue\"}]}"), WIDTH))
                .contains("  revenue                         not found");
        assertThat(AnalysisText.of(json("\"plain words\""), WIDTH)).contains("plain words");
    }

    private static JsonNode result() {
        return JsonMapper.shared()
                .readTree(AnalysisTextTest.class.getResourceAsStream("result.json"))
                .path("result")
                .path("analysis");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
