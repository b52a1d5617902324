package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.assertDerived;
import static dev.errand.worker.document.Filings.assertFound;
import static dev.errand.worker.document.Filings.assertNotFound;
import static dev.errand.worker.document.Filings.figures;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.FigureName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of banks that do not exist: no sales, no gross profit. */
class BankFilingsTest {

    @TempDir
    Path directory;

    @Test
    void aBanksRevenueIsItsTotalNetRevenueAndItHasNoGrossProfit() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(400, 475, 550)
                        .centre("First Harbor Bancorp and Subsidiaries")
                        .centre("Consolidated statements of income")
                        .row("Year ended December 31, (in millions, except per share data)", "2021", "2020", "2019")
                        .line("Revenue")
                        .row("Investment banking fees", "$ 1,216", "$ 948", "$ 750")
                        .row("Noninterest revenue", "6,339", "6,538", "5,867")
                        .row("Interest income", "5,786", "6,455", "8,404")
                        .row("Interest expense", "555", "996", "2,681")
                        .row("Net interest income", "5,231", "5,459", "5,723")
                        .row("Total net revenue", "11,570", "11,997", "11,590")
                        .row("Provision for credit losses", "(926)", "1,748", "558")
                        .row("Total noninterest expense", "7,134", "6,666", "6,549")
                        .row("Net income", "$ 4,833", "$ 2,913", "$ 3,643")
                        .row("Net income applicable to common stockholders", "$ 4,650", "$ 2,741", "$ 3,464")
                        .line("Net income per common share data")
                        .row("Basic earnings per share", "$ 15.39", "$ 8.89", "$ 10.75")
                        .row("Diluted earnings per share", "15.36", "8.88", "10.72"));

        assertFound(report, FigureName.REVENUE, "USD millions", 1, "2021: 11570", "2020: 11997", "2019: 11590");
        assertFound(report, FigureName.NET_INCOME, "USD millions", 1, "2021: 4833", "2020: 2913", "2019: 3643");
        assertFound(report, FigureName.DILUTED_EPS, "USD per share", 1, "2021: 15.36", "2020: 8.88", "2019: 10.72");
        assertNotFound(report, FigureName.GROSS_PROFIT, FigureName.OPERATING_INCOME, FigureName.TOTAL_ASSETS);
    }

    @Test
    void aSmallBanksRevenueIsTheSumOfItsTwoIncomes() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(475, 550)
                        .centre("CONSOLIDATED STATEMENTS OF INCOME")
                        .centre("(Dollars in thousands, except per share data)")
                        .row("For the years ended December 31,", "2022", "2021")
                        .row("Total interest income", "$ 45,100", "$ 41,000")
                        .row("Total interest expense", "5,100", "4,000")
                        .row("Net interest income", "40,000", "37,000")
                        .row("Net interest income after provision for loan losses", "39,000", "36,500")
                        .row("Total noninterest income", "9,500", "9,100")
                        .row("Total noninterest expense", "30,000", "29,000")
                        .row("Net income", "$ 15,200", "$ 13,900"));

        assertDerived(report, FigureName.REVENUE, "USD thousands", 1, "2022: 49500", "2021: 46100");
        assertThat(report.figure(FigureName.REVENUE).formula())
                .isEqualTo("\"Net interest income\" + \"Total noninterest income\"");
        assertFound(report, FigureName.NET_INCOME, "USD thousands", 1, "2022: 15200", "2021: 13900");
    }
}
