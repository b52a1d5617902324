package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.assertDerived;
import static dev.errand.worker.document.Filings.assertFound;
import static dev.errand.worker.document.Filings.figures;
import static dev.errand.worker.document.Filings.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.FigureName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published statements that part what belongs to whom, or name their years in a way of their own. */
class HoldersAndFiscalYearsTest {

    @TempDir
    Path directory;

    @Test
    void whatBelongsToOtherHoldersIsNotTheCompanys() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(400, 475, 550)
                        .centre("Tesla, Inc.")
                        .centre("Consolidated Balance Sheets")
                        .centre("(in millions, except per share data)")
                        .columns(475, 550)
                        .row("", "December 31,", "December 31,")
                        .row("", "2021", "2020")
                        .row("Total assets", "$ 62,131", "$ 52,148")
                        .row("Total liabilities", "30,548", "28,418")
                        .line("Commitments and contingencies (Note 15)")
                        .row("Redeemable noncontrolling interests in subsidiaries", "568", "604")
                        .row("Convertible senior notes (Note 11)", "-", "51")
                        .line("Equity")
                        .row("   Total stockholders' equity", "30,189", "22,225")
                        .row("   Noncontrolling interests in subsidiaries", "826", "850")
                        .row("Total liabilities and equity", "$ 62,131", "$ 52,148")
                        .page()
                        .columns(400, 475, 550)
                        .centre("Consolidated Statements of Operations")
                        .centre("(in millions, except per share data)")
                        .about(460, "Year Ended December 31,")
                        .down(12)
                        .row("", "2021", "2020", "2019")
                        .row("Total automotive revenues", "47,232", "27,236", "20,821")
                        .row("Total revenues", "53,823", "31,536", "24,578")
                        .row("Total cost of revenues", "40,217", "24,906", "20,509")
                        .row("Gross profit", "13,606", "6,630", "4,069")
                        .row("Income (loss) from operations", "6,523", "1,994", "(69)")
                        .row("Net income (loss)", "5,644", "862", "(775)")
                        .row("Net income attributable to noncontrolling interests", "125", "141", "87")
                        .row("Net income (loss) attributable to common", "", "", "")
                        .row("   stockholders", "$ 5,519", "$ 721", "$ (862)")
                        .line("Net income (loss) per share of common stock")
                        .line("attributable to common stockholders")
                        .row("   Basic", "$ 5.60", "$ 0.74", "$ (0.98)")
                        .row("   Diluted", "$ 4.90", "$ 0.64", "$ (0.98)")
                        .line("Weighted average shares used in computing net")
                        .line("income (loss) per share of common stock")
                        .row("   Basic", "986", "933", "887")
                        .row("   Diluted", "1,129", "1,083", "887"));

        assertFound(report, FigureName.REVENUE, "USD millions", 2, "2021: 53823", "2020: 31536", "2019: 24578");
        assertFound(report, FigureName.OPERATING_INCOME, "USD millions", 2, "2021: 6523", "2020: 1994", "2019: -69");
        assertFound(report, FigureName.NET_INCOME, "USD millions", 2, "2021: 5519", "2020: 721", "2019: -862");
        assertThat(report.figure(FigureName.NET_INCOME).note()).contains("Net income (loss)", "5,644");
        assertFound(report, FigureName.DILUTED_EPS, "USD per share", 2, "2021: 4.90", "2020: 0.64", "2019: -0.98");
        assertFound(report, FigureName.TOTAL_LIABILITIES, "USD millions", 1, "2021: 30548", "2020: 28418");
        assertFound(report, FigureName.EQUITY, "USD millions", 1, "2021: 30189", "2020: 22225");
    }

    @Test
    void aRetailersFiscalYearIsNamedAfterTheYearItStartsIn() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .prose(
                                "Fiscal 2021 ended January 29, 2022, and consisted of 52 weeks. Fiscal 2020 ended January 30, 2021, and consisted of 52 weeks.")
                        .page()
                        .columns(400, 475, 550)
                        .centre("Consolidated Statements of Operations")
                        .row("(millions, except per share data)", "2021", "2020", "2019")
                        .row("Sales", "$ 104,611", "$ 92,400", "$ 77,130")
                        .row("Other revenue", "1,394", "1,161", "982")
                        .row("Total revenue", "106,005", "93,561", "78,112")
                        .row("Cost of sales", "74,963", "66,177", "54,864")
                        .row("Operating income", "8,946", "6,539", "4,658")
                        .row("Net earnings", "$ 6,946", "$ 4,368", "$ 3,281")
                        .row("Basic earnings per share", "$ 14.23", "$ 8.72", "$ 6.42")
                        .row("Diluted earnings per share", "$ 14.10", "$ 8.64", "$ 6.36")
                        .page()
                        .columns(475, 550)
                        .centre("Consolidated Statements of Financial Position")
                        .row("", "January 29,", "January 30,")
                        .row("(millions, except footnotes)", "2022", "2021")
                        .row("Total assets", "$ 53,811", "$ 51,248")
                        .row("Total shareholders' investment", "12,827", "14,440")
                        .row("Total liabilities and shareholders' investment", "$ 53,811", "$ 51,248"));

        assertFound(report, FigureName.REVENUE, "USD millions", 2, "2021: 106005", "2020: 93561", "2019: 78112");
        assertDerived(report, FigureName.GROSS_PROFIT, "USD millions", 2, "2021: 31042", "2020: 27384", "2019: 23248");
        assertFound(report, FigureName.NET_INCOME, "USD millions", 2, "2021: 6946", "2020: 4368", "2019: 3281");
        assertFound(report, FigureName.TOTAL_ASSETS, "USD millions", 3, "2021: 53811", "2020: 51248");
        assertFound(report, FigureName.EQUITY, "USD millions", 3, "2021: 12827", "2020: 14440");
        assertThat(ratio(report, "return_on_assets", 2021)).isEqualByComparingTo("0.1291");
    }
}
