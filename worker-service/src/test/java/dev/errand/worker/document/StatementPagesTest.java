package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.assertFound;
import static dev.errand.worker.document.Filings.assertNotFound;
import static dev.errand.worker.document.Filings.figures;
import static dev.errand.worker.document.Filings.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.FigureName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the statements stand: in columns, on their side, over two pages, beside excerpts of them. */
class StatementPagesTest {

    @TempDir
    Path directory;

    @Test
    void aBalanceSheetMayStandInTwoColumns() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .size(8)
                        .columns(210, 265, 490, 545)
                        .centre("CONSOLIDATED BALANCE SHEETS")
                        .centre("(In thousands)")
                        .row("December 31,", "2022", "2021", "2022", "2021")
                        .at(300, "Accounts payable")
                        .row("Cash", "$ 1,200", "$ 1,100", "$ 400", "$ 380")
                        .at(300, "Total liabilities")
                        .row("Receivables", "2,800", "2,400", "2,500", "2,300")
                        .at(300, "Total shareholders' equity")
                        .row("Plant", "3,000", "2,900", "4,500", "4,100")
                        .at(300, "Total liabilities and equity")
                        .row("Total assets", "$ 7,000", "$ 6,400", "$ 7,000", "$ 6,400"));

        assertFound(report, FigureName.TOTAL_ASSETS, "USD thousands", 1, "2022: 7000", "2021: 6400");
        assertFound(report, FigureName.TOTAL_LIABILITIES, "USD thousands", 1, "2022: 2500", "2021: 2300");
        assertFound(report, FigureName.EQUITY, "USD thousands", 1, "2022: 4500", "2021: 4100");
        assertThat(ratio(report, "liabilities_to_equity", 2022)).isEqualByComparingTo("0.5556");
    }

    @Test
    void aPageMayLieOnItsSide() throws Exception {
        var report = figures(
                directory,
                paper -> paper.turnedPage()
                        .down(200)
                        .columns(400, 475, 550)
                        .centre("CONSOLIDATED STATEMENTS OF EARNINGS")
                        .centre("(Amounts in US$ millions)")
                        .row("", "FY2023", "FY2022", "FY2021")
                        .row("Net revenue", "8,100", "7,700", "7,200")
                        .row("Operating earnings", "1,100", "1,000", "900")
                        .row("Net earnings", "800", "750", "680"));

        assertFound(report, FigureName.REVENUE, "USD millions", 1, "2023: 8100", "2022: 7700", "2021: 7200");
        assertFound(report, FigureName.OPERATING_INCOME, "USD millions", 1, "2023: 1100", "2022: 1000", "2021: 900");
        assertFound(report, FigureName.NET_INCOME, "USD millions", 1, "2023: 800", "2022: 750", "2021: 680");
    }

    @Test
    void theAuditedStatementIsPreferredToExcerptsPercentagesAndTheParentsOwn() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(330, 400, 475, 550)
                        .prose(
                                "The following table sets forth selected data from our consolidated statements of income and as a percentage of revenue.")
                        .row("(in millions)", "2022", "2021", "$ Change", "% Change")
                        .row("Revenue", "$ 991", "$ 880", "$ 111", "13 %")
                        .row("Operating income", "201", "180", "21", "12 %")
                        .row("Net income", "$ 151", "$ 130", "$ 21", "16 %")
                        .page()
                        .columns(475, 550)
                        .centre("CONSOLIDATED STATEMENTS OF INCOME")
                        .centre("(In thousands, except per share data)")
                        .row("", "Fiscal Year Ended")
                        .row("", "July 2, 2022", "July 3, 2021")
                        .row("Revenue", "$ 990,700", "$ 880,400")
                        .row("Operating income", "200,900", "180,100")
                        .row("Net income", "$ 150,600", "$ 130,200")
                        .page()
                        .centre("SCHEDULE I - CONDENSED FINANCIAL INFORMATION OF REGISTRANT")
                        .centre("PARENT COMPANY STATEMENTS OF INCOME")
                        .centre("(In thousands)")
                        .row("", "2022", "2021")
                        .row("Revenue", "$ 5", "$ 4")
                        .row("Operating income", "3", "2")
                        .row("Net income", "$ 150,600", "$ 130,200")
                        .row("Diluted earnings per share", "$ 1.00", "$ 0.90"));

        assertFound(report, FigureName.REVENUE, "USD thousands", 2, "2022: 990700", "2021: 880400");
        assertFound(report, FigureName.OPERATING_INCOME, "USD thousands", 2, "2022: 200900", "2021: 180100");
        assertFound(report, FigureName.NET_INCOME, "USD thousands", 2, "2022: 150600", "2021: 130200");
        assertThat(report.figure(FigureName.NET_INCOME).values().get(0).period().end())
                .isEqualTo("2022-07-02");
        assertNotFound(report, FigureName.DILUTED_EPS);
    }

    @Test
    void aStatementMayGoOnWithoutHeadingsOnTheNextPage() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(475, 550)
                        .centre("CONSOLIDATED BALANCE SHEETS")
                        .centre("($000)")
                        .row("", "2022", "2021")
                        .row("Cash", "$ 300", "$ 250")
                        .row("Total assets", "$ 9,000", "$ 8,000")
                        .page()
                        .row("Accounts payable", "1,000", "900")
                        .row("Total liabilities", "4,000", "3,500")
                        .row("Total stockholders' equity", "5,000", "4,500"));

        assertFound(report, FigureName.TOTAL_ASSETS, "USD thousands", 1, "2022: 9000", "2021: 8000");
        assertFound(report, FigureName.TOTAL_LIABILITIES, "USD thousands", 2, "2022: 4000", "2021: 3500");
        assertFound(report, FigureName.EQUITY, "USD thousands", 2, "2022: 5000", "2021: 4500");
        assertThat(report.warnings()).isEmpty();
    }
}
