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

/** Statements of companies that do not exist, in layouts that do. */
class OtherLayoutsTest {

    @TempDir
    Path directory;

    @Test
    void aNotesColumnAndEuropeanDigitsDoNotConfuse() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(330, 440, 540)
                        .bold("Nordlicht Werke SE")
                        .bold("Consolidated income statement")
                        .line("for the year ended 31 December 2023")
                        .row("EUR million", "Note", "2023", "2022")
                        .row("Revenue", "4", "12.345,6", "11.234,5")
                        .row("Cost of sales", "5", "-7.345,6", "-6.834,5")
                        .row("Gross profit", "", "5.000,0", "4.400,0")
                        .row("Operating profit", "9", "1.500,5", "1.300,4")
                        .row("Profit for the year", "", "1.000,3", "900,2")
                        .line("Attributable to:")
                        .row("Owners of the parent", "", "950,3", "860,2")
                        .row("Non-controlling interests", "", "50,0", "40,0")
                        .row("Diluted earnings per share (in EUR)", "12", "3,85", "3,47")
                        .page()
                        .bold("Consolidated statement of financial position")
                        .row("EUR million", "Note", "31.12.2023", "31.12.2022")
                        .row("Total non-current assets", "", "9.000,0", "8.500,0")
                        .row("Total assets", "", "15.000,0", "14.000,0")
                        .row("Total equity", "17", "6.000,0", "5.500,0")
                        .row("Total non-current liabilities", "", "5.000,0", "4.900,0")
                        .row("Total current liabilities", "", "4.000,0", "3.600,0")
                        .row("Total equity and liabilities", "", "15.000,0", "14.000,0")
                        .page()
                        .bold("Consolidated statement of cash flows")
                        .row("EUR million", "Note", "2023", "2022")
                        .row("Cash generated from operations", "30", "2.400,0", "2.100,0")
                        .row("Income taxes paid", "", "-300,0", "-250,0")
                        .row("Net cash from operating activities", "", "2.100,0", "1.850,0"));

        assertFound(report, FigureName.REVENUE, "EUR millions", 1, "2023: 12345.6", "2022: 11234.5");
        assertFound(report, FigureName.GROSS_PROFIT, "EUR millions", 1, "2023: 5000.0", "2022: 4400.0");
        assertFound(report, FigureName.OPERATING_INCOME, "EUR millions", 1, "2023: 1500.5", "2022: 1300.4");
        assertFound(report, FigureName.NET_INCOME, "EUR millions", 1, "2023: 1000.3", "2022: 900.2");
        assertFound(report, FigureName.DILUTED_EPS, "EUR per share", 1, "2023: 3.85", "2022: 3.47");
        assertFound(report, FigureName.TOTAL_ASSETS, "EUR millions", 2, "2023: 15000.0", "2022: 14000.0");
        assertFound(report, FigureName.EQUITY, "EUR millions", 2, "2023: 6000.0", "2022: 5500.0");
        assertDerived(report, FigureName.TOTAL_LIABILITIES, "EUR millions", 2, "2023: 9000.0", "2022: 8500.0");
        assertFound(report, FigureName.OPERATING_CASH_FLOW, "EUR millions", 3, "2023: 2100.0", "2022: 1850.0");
        assertThat(report.figure(FigureName.TOTAL_ASSETS)
                        .values()
                        .get(0)
                        .period()
                        .end())
                .isEqualTo("2023-12-31");
    }

    @Test
    void groupsOfDigitsMayBePartedByBlanks() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(330, 440, 540)
                        .bold("GROUP INCOME STATEMENT")
                        .row("SEK million", "Note", "2023/24", "2022/23")
                        .row("Net sales", "3", "54 321", "49 876")
                        .row("Cost of goods sold", "", "-32 100", "-30 001")
                        .row("Gross profit", "", "22 221", "19 875")
                        .row("Operating profit", "5", "4 567", "3 999")
                        .row("Profit for the year", "", "3 210", "2 987")
                        .row("Earnings per share after dilution, SEK", "9", "7.65", "7.11"));

        assertFound(report, FigureName.REVENUE, "SEK millions", 1, "2024: 54321", "2023: 49876");
        assertFound(report, FigureName.GROSS_PROFIT, "SEK millions", 1, "2024: 22221", "2023: 19875");
        assertFound(report, FigureName.OPERATING_INCOME, "SEK millions", 1, "2024: 4567", "2023: 3999");
        assertFound(report, FigureName.NET_INCOME, "SEK millions", 1, "2024: 3210", "2023: 2987");
        assertFound(report, FigureName.DILUTED_EPS, "SEK per share", 1, "2024: 7.65", "2023: 7.11");
    }

    @Test
    void lossesAreNegativeAlsoWhenTheyArePrintedWithoutASign() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(475, 550)
                        .columns(440, 550)
                        .centre("TINY BIOTECH, INC.")
                        .centre("STATEMENTS OF OPERATIONS")
                        .row("", "Year Ended December 31,")
                        .row("", "2023", "2022")
                        .row("Revenue", "$ -", "$ 125,000")
                        .row("Research and development", "2,345,678", "1,987,654")
                        .row("Loss from operations", "(3,456,789)", "(2,999,888)")
                        .row("Net loss", "$ 3,500,123", "$ 3,010,456")
                        .row("Net loss per share, basic and diluted", "$ (0.45)", "$ (0.41)")
                        .row("Weighted average shares outstanding, basic and diluted", "7,778,051", "7,342,576")
                        .page()
                        .centre("BALANCE SHEETS")
                        .row("", "December 31, 2023", "December 31, 2022")
                        .row("Total assets", "$ 1,234,567", "$ 2,345,678")
                        .row("Total liabilities", "2,000,000", "1,900,000")
                        .row("Total stockholders' (deficit) equity", "(765,433)", "445,678")
                        .row("Total liabilities and stockholders' (deficit) equity", "$ 1,234,567", "$ 2,345,678")
                        .page()
                        .centre("STATEMENTS OF CASH FLOWS")
                        .row("", "2023", "2022")
                        .row("Net loss", "$ (3,500,123)", "$ (3,010,456)")
                        .row("Net cash used in operating activities", "(2,800,000)", "(2,500,000)")
                        .row("Net cash used in investing activities", "(10,000)", "-"));

        assertFound(report, FigureName.REVENUE, "USD", 1, "2023: 0", "2022: 125000");
        assertFound(report, FigureName.OPERATING_INCOME, "USD", 1, "2023: -3456789", "2022: -2999888");
        assertFound(report, FigureName.NET_INCOME, "USD", 1, "2023: -3500123", "2022: -3010456");
        assertThat(report.figure(FigureName.NET_INCOME).note()).contains("without a sign");
        assertFound(report, FigureName.DILUTED_EPS, "USD per share", 1, "2023: -0.45", "2022: -0.41");
        assertFound(report, FigureName.EQUITY, "USD", 2, "2023: -765433", "2022: 445678");
        assertFound(report, FigureName.OPERATING_CASH_FLOW, "USD", 3, "2023: -2800000", "2022: -2500000");
        assertThat(report.ratios())
                .noneMatch(ratio ->
                        ratio.name().equals("net_margin") && ratio.period().fiscalYear() == 2023);
        assertThat(report.ratios()).noneMatch(ratio -> ratio.name().equals("net_income_growth"));
    }

    @Test
    void aConvenienceTranslationIntoDollarsComesSecond() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(360, 440, 540)
                        .bold("Consolidated income statements")
                        .line("for the years ended March 31")
                        .row("(in millions)", "2021", "2022", "2022")
                        .row("", "RMB", "RMB", "US$")
                        .row("Revenue", "717,289", "853,062", "134,567")
                        .row("Income from operations", "89,678", "69,638", "10,985")
                        .row("Net income", "143,284", "47,079", "7,427"));

        assertFound(report, FigureName.REVENUE, "CNY millions", 1, "2022: 853062", "2021: 717289");
        assertFound(report, FigureName.NET_INCOME, "CNY millions", 1, "2022: 47079", "2021: 143284");
    }

    @Test
    void aBalanceSheetThatDoesNotAddUpIsReported() throws Exception {
        var report = figures(
                directory,
                paper -> paper.page()
                        .columns(475, 550)
                        .centre("CONSOLIDATED BALANCE SHEETS")
                        .centre("(in millions)")
                        .row("", "2022", "2021")
                        .row("Total assets", "$ 9,000", "$ 8,000")
                        .row("Total liabilities", "4,000", "3,500")
                        .row("Total stockholders' equity", "4,000", "4,500"));

        assertThat(report.warnings())
                .containsExactly("total assets differ from liabilities and equity by 1,000: check the balance sheet");
    }
}
