package dev.errand.worker.document;

import static dev.errand.worker.document.Filings.assertDerived;
import static dev.errand.worker.document.Filings.assertFound;
import static dev.errand.worker.document.Filings.assertNotFound;
import static dev.errand.worker.document.Filings.ratio;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.document.FigureName;
import dev.errand.document.Period;
import dev.errand.document.PeriodKind;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of companies that do not exist, in layouts that do. */
class OtherLayoutsTest {

    @TempDir
    Path directory;

    @Test
    void aNotesColumnAndEuropeanDigitsDoNotConfuse() throws Exception {
        var report = figures(paper -> paper.page()
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
        var report = figures(paper -> paper.page()
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
    void aBanksRevenueIsItsTotalNetRevenueAndItHasNoGrossProfit() throws Exception {
        var report = figures(paper -> paper.page()
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
        var report = figures(paper -> paper.page()
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

    @Test
    void lossesAreNegativeAlsoWhenTheyArePrintedWithoutASign() throws Exception {
        var report = figures(paper -> paper.page()
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
    void aQuartersValuesAreNotAYears() throws Exception {
        var report = figures(paper -> paper.page()
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
        var report = figures(paper -> paper.page()
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

    @Test
    void aConvenienceTranslationIntoDollarsComesSecond() throws Exception {
        var report = figures(paper -> paper.page()
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
    void aBalanceSheetMayStandInTwoColumns() throws Exception {
        var report = figures(paper -> paper.page()
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
        var report = figures(paper -> paper.turnedPage()
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
        var report = figures(paper -> paper.page()
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
        var report = figures(paper -> paper.page()
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

    @Test
    void aBalanceSheetThatDoesNotAddUpIsReported() throws Exception {
        var report = figures(paper -> paper.page()
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

    private FigureReport figures(UnaryOperator<Paper> drawing) throws Exception {
        try (var paper = new Paper()) {
            return new DocumentAnalyst()
                    .figures(Filings.read(drawing.apply(paper).saveTo(directory.resolve("filing.pdf"))));
        }
    }
}
