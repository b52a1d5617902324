package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.NVIDIA;
import static dev.errand.worker.document.Filings.assertFound;
import static dev.errand.worker.document.Filings.ratio;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.errand.document.FigureName;
import dev.errand.document.Period;
import dev.errand.document.PeriodKind;
import dev.errand.document.RiskFactor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every expected number below was read in the filing itself. */
class NvidiaFilingTest {

    private static final DocumentAnalyst ANALYST = new DocumentAnalyst();
    private static final List<Integer> PAGES_SEEN = new ArrayList<>();
    private static DocumentText text;
    private static FigureReport figures;
    private static RiskReview risks;

    @BeforeAll
    static void analyse() throws Exception {
        text = ANALYST.read(NVIDIA, (done, total) -> PAGES_SEEN.add(done * 1000 + total));
        figures = ANALYST.figures(text);
        risks = ANALYST.risks(text);
    }

    @Test
    void theStatementsFiguresAreFoundWithUnitsYearsAndPages() {
        assertFound(figures, FigureName.REVENUE, "USD millions", 88, "2022: 26914", "2021: 16675", "2020: 10918");
        assertFound(figures, FigureName.GROSS_PROFIT, "USD millions", 88, "2022: 17475", "2021: 10396", "2020: 6768");
        assertFound(
                figures, FigureName.OPERATING_INCOME, "USD millions", 88, "2022: 10041", "2021: 4532", "2020: 2846");
        assertFound(figures, FigureName.NET_INCOME, "USD millions", 88, "2022: 9752", "2021: 4332", "2020: 2796");
        assertFound(figures, FigureName.DILUTED_EPS, "USD per share", 88, "2022: 3.85", "2021: 1.73", "2020: 1.13");
        assertFound(figures, FigureName.TOTAL_ASSETS, "USD millions", 90, "2022: 44187", "2021: 28791");
        assertFound(figures, FigureName.TOTAL_LIABILITIES, "USD millions", 90, "2022: 17575", "2021: 11898");
        assertFound(figures, FigureName.EQUITY, "USD millions", 90, "2022: 26612", "2021: 16893");
        assertFound(
                figures, FigureName.OPERATING_CASH_FLOW, "USD millions", 92, "2022: 9108", "2021: 5822", "2020: 4761");
        assertThat(figures.warnings()).isEmpty();
    }

    @Test
    void labelsStatementsAndPeriodsAreThoseOfTheFiling() {
        var income = figures.figure(FigureName.OPERATING_INCOME);
        assertThat(income.label()).isEqualTo("Income from operations");
        assertThat(income.statement()).isEqualTo("CONSOLIDATED STATEMENTS OF INCOME");
        assertThat(income.values().get(0).period())
                .isEqualTo(new Period(PeriodKind.YEAR, 2022, null, LocalDate.of(2022, 1, 30)));
        assertThat(figures.figure(FigureName.TOTAL_ASSETS).values().get(1).period())
                .isEqualTo(new Period(PeriodKind.INSTANT, 2021, null, LocalDate.of(2021, 1, 31)));
    }

    @Test
    void ratiosFollowFromTheFigures() {
        assertThat(ratio(figures, "gross_margin", 2022)).isEqualByComparingTo("0.6493");
        assertThat(ratio(figures, "operating_margin", 2022)).isEqualByComparingTo("0.3731");
        assertThat(ratio(figures, "net_margin", 2021)).isEqualByComparingTo("0.2598");
        assertThat(ratio(figures, "operating_cash_flow_margin", 2022)).isEqualByComparingTo("0.3384");
        assertThat(ratio(figures, "return_on_assets", 2022)).isEqualByComparingTo("0.2207");
        assertThat(ratio(figures, "return_on_equity", 2022)).isEqualByComparingTo("0.3665");
        assertThat(ratio(figures, "liabilities_to_equity", 2022)).isEqualByComparingTo("0.6604");
        assertThat(ratio(figures, "revenue_growth", 2022)).isEqualByComparingTo("0.6140");
        assertThat(ratio(figures, "net_income_growth", 2022)).isEqualByComparingTo("1.2512");
    }

    @Test
    void theRiskFactorsOfItem1AAreReadWithPagesAndCategories() {
        assertThat(risks.riskFactors()).hasSize(24);
        assertThat(risks.riskFactors())
                .extracting(RiskFactor::title, RiskFactor::page, RiskFactor::category)
                .contains(
                        tuple(
                                "Competition in our current and target markets could prevent us from growing our revenue.",
                                29,
                                "competition"),
                        tuple(
                                "Climate change may have a long-term impact on our business.",
                                35,
                                "climate_and_environment"));
        assertThat(risks.riskFactors())
                .allSatisfy(risk -> assertThat(risk.evidence()).isNotBlank());
    }

    @Test
    void progressIsToldPageByPage() {
        assertThat(PAGES_SEEN).hasSize(142).startsWith(1142).endsWith(142142);
    }

    @Test
    void withoutAQueryTheAnswerIsTheSummary() {
        var analysis = ANALYST.summarise("nvidia.pdf", text, figures, risks, null);

        assertThat(analysis.document().company()).isEqualTo("NVIDIA CORPORATION");
        assertThat(analysis.document().form()).isEqualTo("10-K");
        assertThat(analysis.document().pages()).isEqualTo(142);
        assertThat(analysis.document().fiscalYear()).isEqualTo(2022);
        assertThat(analysis.document().periodEnd()).isEqualTo("2022-01-30");
        assertThat(analysis.summary()).contains("USD 26,914 million", "up 61.4 %", "USD 9,752 million");
        assertThat(analysis.answer().text()).isEqualTo(analysis.summary());
        assertThat(analysis.keyFindings()).hasSizeGreaterThan(8);
        assertThat(analysis.modelUsed()).startsWith("local-analyst");
        assertThat(analysis.warnings()).isEmpty();
    }

    @Test
    void aQuestionAboutGrowthIsAnsweredWithFigures() {
        var answer = ANALYST.summarise("nvidia.pdf", text, figures, risks, "What was the revenue growth?")
                .answer();

        assertThat(answer.answered()).isTrue();
        assertThat(answer.figures()).containsExactly(FigureName.REVENUE);
        assertThat(answer.text()).contains("USD 26,914 million", "61.4 %", "52.7 %", "page 88");
    }

    @Test
    void aQuestionAboutTheBusinessIsAnsweredWithQuotesAndPages() {
        var answer = ANALYST.summarise("nvidia.pdf", text, figures, risks, "Who manufactures the wafers?")
                .answer();

        assertThat(answer.answered()).isTrue();
        assertThat(answer.passages().get(0).page()).isEqualTo(31);
        assertThat(answer.passages().get(0).text())
                .contains("We depend on foundries to manufacture our semiconductor wafers");
    }

    @Test
    void aQuestionThatTheFilingDoesNotAnswerIsNotAnswered() {
        var answer = ANALYST.summarise("nvidia.pdf", text, figures, risks, "A recipe for banana bread?")
                .answer();

        assertThat(answer.answered()).isFalse();
        assertThat(answer.passages()).isEmpty();
        assertThat(answer.text()).contains("Nothing in the document answers this question");
    }
}
