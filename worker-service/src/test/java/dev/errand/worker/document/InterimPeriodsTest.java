package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.assertFound;
import static dev.errand.worker.document.Filings.figures;
import static dev.errand.worker.document.Filings.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.FigureName;
import dev.errand.document.Period;
import dev.errand.document.PeriodKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of quarters and of parts of a year. */
class InterimPeriodsTest {

    @TempDir
    Path directory;

    @Test
    void aQuartersValuesAreNotAYears() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(310, 380, 460, 530)
                        .centre("CONDENSED CONSOLIDATED STATEMENTS OF INCOME (Unaudited)")
                        .centre("(in thousands, except per share amounts)")
                        .about(330, "Three Months Ended")
                        .about(480, "Nine Months Ended")
                        .down(12)
                        .about(330, "September 30,")
                        .about(480, "September 30,")
                        .down(12)
                        .row("", "2022", "2021", "2022", "2021")
                        .row("Revenues", "$ 10,500", "$ 9,800", "$ 30,900", "$ 28,700")
                        .row("Operating income", "2,100", "1,900", "6,000", "5,600")
                        .row("Net income", "$ 1,600", "$ 1,500", "$ 4,700", "$ 4,400")
                        .row("Diluted earnings per share", "$ 0.32", "$ 0.30", "$ 0.94", "$ 0.88"));

        var revenue = report.figure(FigureName.REVENUE);
        assertThat(revenue.value(PeriodKind.QUARTER, 2022).orElseThrow().value())
                .isEqualByComparingTo("10500");
        assertThat(revenue.value(PeriodKind.QUARTER, 2021).orElseThrow().value())
                .isEqualByComparingTo("9800");
        assertThat(revenue.value(PeriodKind.NINE_MONTHS, 2022).orElseThrow().value())
                .isEqualByComparingTo("30900");
        assertThat(revenue.value(PeriodKind.NINE_MONTHS, 2021).orElseThrow().value())
                .isEqualByComparingTo("28700");
        assertThat(revenue.value(PeriodKind.YEAR, 2022)).isEmpty();
        assertThat(revenue.values().get(0).period().end()).isEqualTo("2022-09-30");
        assertThat(revenue.unit()).isEqualTo("USD thousands");
        assertThat(report.ratios())
                .filteredOn(ratio -> ratio.name().equals("revenue_growth"))
                .extracting(ratio -> ratio.period().kind() + " " + ratio.value())
                .containsExactly("QUARTER 0.0714", "NINE_MONTHS 0.0767");
    }

    @Test
    void numberedQuartersAreKeptApart() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(270, 335, 400, 465, 525, 565)
                        .line("S T A T E M E N T O F O P E R A T I O N S")
                        .line("(Unaudited)")
                        .line("In millions of USD or shares as applicable, except per share data")
                        .row("", "Q2-2024", "Q3-2024", "Q4-2024", "Q1-2025", "Q2-2025", "YoY")
                        .row("Total revenues", "25,500", "25,182", "25,707", "19,335", "22,496", "-12%")
                        .row("Gross profit", "4,578", "4,997", "4,179", "3,153", "3,878", "-15%")
                        .row("Income from operations", "1,605", "2,717", "1,583", "399", "923", "-42%"));

        assertFound(
                report,
                FigureName.REVENUE,
                "USD millions",
                1,
                "2025: 22496",
                "2025: 19335",
                "2024: 25707",
                "2024: 25182",
                "2024: 25500");
        var latest = report.figure(FigureName.REVENUE).values().get(0).period();
        assertThat(latest).isEqualTo(new Period(PeriodKind.QUARTER, 2025, 2, null));
        assertThat(report.ratios())
                .filteredOn(ratio -> ratio.name().equals("revenue_growth"))
                .extracting(ratio ->
                        "Q" + ratio.period().quarter() + " " + ratio.period().fiscalYear() + " " + ratio.value())
                .containsExactly("Q2 2025 -0.1178");
    }
}
