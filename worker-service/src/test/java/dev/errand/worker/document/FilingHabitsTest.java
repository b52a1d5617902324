package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.assertFound;
import static dev.errand.worker.document.Filings.assertNotFound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.FigureName;
import dev.errand.document.PeriodKind;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What real filings do that a reader would not think of. */
class FilingHabitsTest {

    @TempDir
    Path directory;

    @Test
    void lettersMayBeScaledWhenTheyAreDrawn() throws Exception {
        var report = figures(paper -> paper.scaledPage()
                .columns(400, 475, 550)
                .centre("CONSOLIDATED STATEMENTS OF OPERATIONS")
                .centre("(in thousands)")
                .row("", "2022", "2021", "2020")
                .row("Revenues", "31,616", "29,698", "24,996")
                .row("Cost of revenues", "19,168", "17,333", "15,276")
                .row("Operating income", "5,633", "6,195", "4,585"));

        assertFound(
                report,
                FigureName.REVENUE,
                "currency not stated, thousands",
                1,
                "2022: 31616",
                "2021: 29698",
                "2020: 24996");
        assertFound(
                report,
                FigureName.OPERATING_INCOME,
                "currency not stated, thousands",
                1,
                "2022: 5633",
                "2021: 6195",
                "2020: 4585");
    }

    @Test
    void headsAtTheTopOfEveryPageAreNotTakenForRunningTitles() throws Exception {
        var report = figures(paper -> {
            for (int i = 1; i <= 5; i++) {
                paper.page()
                        .columns(310, 380, 460, 530)
                        .centre(i == 1 ? "Consolidated statements of income" : "Fees of region " + i)
                        .about(330, "Three months ended June 30,")
                        .about(490, "Six months ended June 30,")
                        .down(12)
                        .row("(in millions)", "2023", "2022", "2023", "2022")
                        .row("Fees " + i, i + "01", i + "02", i + "03", i + "04")
                        .row("Charges " + i, i + "11", i + "12", i + "13", i + "14");
                if (i == 1) {
                    paper.row("Total net revenue", "$ 41,307", "$ 30,715", "$ 79,656", "$ 61,432")
                            .row("Net income", "$ 14,472", "$ 8,649", "$ 27,094", "$ 16,931");
                }
            }
            return paper;
        });

        var income = report.figure(FigureName.NET_INCOME);
        assertThat(income.value(PeriodKind.QUARTER, 2023).orElseThrow().value()).isEqualByComparingTo("14472");
        assertThat(income.value(PeriodKind.HALF_YEAR, 2022).orElseThrow().value())
                .isEqualByComparingTo("16931");
        assertThat(income.value(PeriodKind.YEAR, 2023)).isEmpty();
        assertThat(income.unit()).isEqualTo("USD millions");
    }

    @Test
    void aTotalWithoutALabelIsTakenWhenItAddsUp() throws Exception {
        var report = figures(paper -> paper.page()
                .columns(400, 475, 550)
                .centre("CONSOLIDATED STATEMENTS OF OPERATIONS")
                .centre("(In thousands, except per share data)")
                .row("Year Ended December 31,", "2021", "2020", "2019")
                .line("Revenues")
                .row("   Casino", "$ 5,362,912", "$ 2,871,720", "$ 6,517,759")
                .row("   Rooms", "1,690,037", "830,382", "2,322,579")
                .row("   Food and beverage", "1,391,605", "696,040", "2,145,247")
                .row("   Entertainment, retail and other", "1,009,503", "518,991", "1,477,200")
                .row("   Reimbursed costs", "226,083", "244,949", "436,887")
                .row("", "9,680,140", "5,162,082", "12,899,672")
                .row("Operating income (loss)", "2,278,699", "(642,434)", "3,940,215"));

        assertFound(report, FigureName.REVENUE, "USD thousands", 1, "2021: 9680140", "2020: 5162082", "2019: 12899672");
        assertThat(report.figure(FigureName.REVENUE).label()).isEqualTo("Revenues");
    }

    @Test
    void aTotalWithoutALabelThatDoesNotAddUpIsLeft() throws Exception {
        var report = figures(paper -> paper.page()
                .columns(475, 550)
                .centre("CONSOLIDATED STATEMENTS OF OPERATIONS")
                .row("", "2021", "2020")
                .line("Revenues")
                .row("   Casino", "500", "400")
                .row("   Rooms", "200", "100")
                .row("", "650", "500")
                .row("Operating income", "90", "80"));

        assertNotFound(report, FigureName.REVENUE);
    }

    @Test
    void dilutedEarningsMayStandBelowAHeadingThatSaysSo() throws Exception {
        var report = figures(paper -> paper.page()
                .columns(400, 475, 550)
                .centre("Consolidated Statements of Operations")
                .row("In millions, except per share amounts", "2022", "2021", "2020")
                .row("Total revenues", "$ 322,467", "$ 292,111", "$ 268,706")
                .row("Cost of products sold", "196,892", "175,803", "163,981")
                .row("Benefit costs", "71,281", "64,260", "55,679")
                .row("Net income attributable to CVS Health", "$ 4,149", "$ 7,910", "$ 7,179")
                .line("Basic earnings per share:")
                .row("Income from continuing operations", "$ 3.16", "$ 6.00", "$ 5.49")
                .row("Net income attributable to CVS Health", "$ 3.16", "$ 6.00", "$ 5.48")
                .row("Weighted average basic shares outstanding", "1,312", "1,319", "1,309")
                .line("Diluted earnings per share:")
                .row("Income from continuing operations", "$ 3.14", "$ 5.95", "$ 5.47")
                .row("Net income attributable to CVS Health", "$ 3.14", "$ 5.95", "$ 5.46")
                .row("Weighted average diluted shares outstanding", "1,323", "1,329", "1,314")
                .row("Dividends declared per share", "$ 2.20", "$ 2.00", "$ 2.00"));

        assertFound(report, FigureName.DILUTED_EPS, "USD per share", 1, "2022: 3.14", "2021: 5.95", "2020: 5.46");
        assertFound(report, FigureName.NET_INCOME, "USD millions", 1, "2022: 4149", "2021: 7910", "2020: 7179");
        assertNotFound(report, FigureName.GROSS_PROFIT); // one cost of several gives no gross profit
    }

    @Test
    void aNoteOnFairValuesIsNoBalanceSheet() throws Exception {
        var report = figures(paper -> paper.page()
                .columns(475, 550)
                .centre("CONSOLIDATED STATEMENTS OF INCOME")
                .centre("(in millions)")
                .row("Year ended December 31,", "2022", "2021")
                .row("Revenues", "$ 21,680", "$ 20,642")
                .row("Net income", "$ 1,814", "$ 1,120")
                .page()
                .prose("The fair values of financial instruments are as follows.")
                .row("(in millions)", "2022", "2021")
                .row("TOTAL ASSETS", "$ 214", "$ 190")
                .row("TOTAL LIABILITIES", "$ 248", "$ 201"));

        assertNotFound(report, FigureName.TOTAL_ASSETS, FigureName.TOTAL_LIABILITIES, FigureName.EQUITY);
    }

    @Test
    void aYearThatRunsOverIntoJanuaryIsTheYearBefore() throws Exception {
        var report = figures(paper -> paper.page()
                .columns(310, 430, 550)
                .centre("Consolidated Statem ents of Incom e")
                .centre("(in millions, except per share data)")
                .row("", "December 31, 2016", "January 3, 2016", "December 28, 2014")
                .row("Net sales", "$ 26,487", "$ 18,338", "$ 10,922")
                .row("Gross profit", "9,586", "5,761", "3,277"));

        assertFound(report, FigureName.REVENUE, "USD millions", 1, "2016: 26487", "2015: 18338", "2014: 10922");
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void aDayBeforeTheUnitIsNoCount() throws Exception {
        var report = figures(paper -> paper.page()
                .columns(475, 550)
                .centre("Consolidated Statements of Income")
                .about(490, "Year Ended December 31,")
                .down(12)
                .row("In millions, except per share amounts", "2016", "2015")
                .row("Net revenues", "$ 177,526", "$ 153,290")
                .row("Operating profit", "10,338", "9,454"));

        assertFound(report, FigureName.REVENUE, "USD millions", 1, "2016: 177526", "2015: 153290");
    }

    private FigureReport figures(UnaryOperator<Paper> drawing) throws Exception {
        try (var paper = new Paper()) {
            return new DocumentAnalyst()
                    .figures(Filings.read(drawing.apply(paper).saveTo(directory.resolve("filing.pdf"))));
        }
    }
}
