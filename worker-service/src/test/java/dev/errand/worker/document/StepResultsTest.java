package dev.errand.worker.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.Analysis;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A step's result is stored as JSON, and a later attempt goes on with what was stored. */
class StepResultsTest {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private final DocumentAnalyst analyst = new DocumentAnalyst();

    @Test
    void everyStepsResultComesBackAsItWas() throws Exception {
        var text = Filings.read(Filings.NVIDIA);
        var stored = json.writeValueAsString(text);
        var figures = analyst.figures(text);
        var risks = analyst.risks(text);
        var analysis = analyst.summarise("nvidia.pdf", text, figures, risks, "What was net income in 2022?");

        assertThat(stored.length()).as("characters for 142 pages").isLessThan(1_000_000);
        assertThat(json.readValue(stored, DocumentText.class)).isEqualTo(text);
        assertThat(again(figures, FigureReport.class)).isEqualTo(figures);
        assertThat(again(risks, RiskReview.class)).isEqualTo(risks);
        assertThat(again(analysis, Analysis.class)).isEqualTo(analysis);
    }

    private <T> T again(T value, Class<T> type) {
        return json.readValue(json.writeValueAsString(value), type);
    }

    @Test
    void fieldsAndNamesAreInSnakeCase() throws Exception {
        var text = Filings.read(Filings.NVIDIA);
        var analysis = analyst.summarise("nvidia.pdf", text, analyst.figures(text), analyst.risks(text), null);
        var tree = json.valueToTree(analysis);

        assertThat(tree.at("/figures/3/name").asString()).isEqualTo("net_income");
        assertThat(tree.at("/figures/3/status").asString()).isEqualTo("found");
        assertThat(tree.at("/figures/3/values/0/period/fiscal_year").asInt()).isEqualTo(2022);
        assertThat(tree.at("/figures/3/values/0/period/kind").asString()).isEqualTo("year");
        assertThat(tree.at("/document/period_end").asString()).isEqualTo("2022-01-30");
        assertThat(tree.at("/model_used").asString()).startsWith("local-analyst");
        assertThat(tree.at("/key_findings").isArray()).isTrue();
        assertThat(tree.at("/risk_factors/0/category").asString()).isNotBlank();
    }
}
