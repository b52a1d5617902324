package dev.errand.worker.document;

import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureStatus;
import dev.errand.worker.document.DocumentText.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The second step: from lines to figures and ratios. */
final class FigureAnalysis {

    private static final Map<FigureName, String> LOOKED_FOR = Map.of(
            FigureName.REVENUE, "total revenue, net revenue, revenues, net sales, turnover",
            FigureName.GROSS_PROFIT, "gross profit, gross margin; or revenue and the cost of revenue",
            FigureName.OPERATING_INCOME, "operating income, income from operations, operating profit",
            FigureName.NET_INCOME, "net income, net loss, net earnings, profit for the year",
            FigureName.DILUTED_EPS, "diluted earnings (net income, loss) per share",
            FigureName.TOTAL_ASSETS, "total assets",
            FigureName.TOTAL_LIABILITIES, "total liabilities; or its parts; or total assets and total equity",
            FigureName.EQUITY, "total stockholders' (shareholders') equity or deficit, total equity",
            FigureName.OPERATING_CASH_FLOW, "net cash provided by (used in) operating activities");

    private FigureAnalysis() {}

    static FigureReport of(DocumentText text) {
        List<Page> pages = Furniture.removed(text.pages());
        List<Table> tables = TableReader.tables(pages, decimalComma(pages));
        var statements = Statements.of(tables);
        var evidence = new Evidence(FiscalCalendar.of(pages, statements));
        var finder = new FigureFinder(statements, evidence, usualUnit(statements, pages));
        var found = new EnumMap<FigureName, Figure>(FigureName.class);
        Stream.of(FigureName.values()).forEach(name -> finder.find(name).ifPresent(figure -> found.put(name, figure)));
        var derivations = new Derivations(statements, finder);
        for (FigureName name : FigureName.values()) {
            if (!found.containsKey(name)) {
                derivations.derive(name, found).ifPresent(figure -> found.put(name, figure));
            }
        }
        List<Figure> figures = Stream.of(FigureName.values())
                .map(name -> found.getOrDefault(name, notFound(name, tables.size())))
                .toList();
        return new FigureReport(figures, Ratios.of(found), warnings(statements, found));
    }

    private static Figure notFound(FigureName name, int tables) {
        var where = tables == 0
                ? "no table with periods above its columns was found in the document"
                : "in the statements among " + tables + " tables with periods above their columns";
        var rows = List.of("rows named " + LOOKED_FOR.get(name), where);
        return new Figure(name, FigureStatus.NOT_FOUND, null, null, null, null, List.of(), null, rows, null);
    }

    static boolean decimalComma(List<Page> pages) {
        return pages.stream()
                        .flatMap(page -> page.lines().stream())
                        .flatMap(line -> line.cells().stream())
                        .filter(cell -> Amount.isAmount(cell.text()))
                        .mapToInt(cell -> Amount.decimalComma(cell.text()))
                        .sum()
                > 0;
    }

    private static Unit usualUnit(Statements statements, List<Page> pages) {
        Unit unit = Unit.NOT_STATED;
        for (Statement statement : statements.all()) {
            for (Table table : statement.titled() ? statement.tables() : List.<Table>of()) {
                unit = unit.or(table.unit());
            }
        }
        return unit.or(new Unit(commonCurrency(pages), null));
    }

    private static @Nullable String commonCurrency(List<Page> pages) {
        var counts = new HashMap<String, Integer>();
        pages.stream()
                .flatMap(page -> page.text().chars().mapToObj(Character::toString))
                .filter("$€£¥₹₩"::contains)
                .forEach(sign -> counts.merge(sign, 1, Integer::sum));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(entry -> Unit.currency(entry.getKey()))
                .orElse(null);
    }

    private static List<String> warnings(Statements statements, Map<FigureName, Figure> found) {
        var warnings = new ArrayList<String>();
        statements
                .of(StatementKind.BALANCE_SHEET)
                .filter(statement -> found.containsKey(FigureName.TOTAL_ASSETS))
                .findFirst()
                .flatMap(statement -> BalanceCheck.difference(statement.tables()))
                .filter(difference -> difference.signum() != 0)
                .ifPresent(difference -> warnings.add("total assets differ from liabilities and equity by "
                        + Words.number(difference) + ": check the balance sheet"));
        found.values().stream()
                .filter(figure ->
                        figure.statement() != null && figure.statement().startsWith("a table without"))
                .findFirst()
                .ifPresent(
                        figure -> warnings.add("some figures come from tables without a statement's heading, such as "
                                + figure.name().words() + " on page " + figure.page() + ": they may not be audited"));
        return List.copyOf(warnings);
    }
}
