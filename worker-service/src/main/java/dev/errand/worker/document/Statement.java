package dev.errand.worker.document;

import dev.errand.document.FigureName;
import dev.errand.document.PeriodKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tables that belong together: a primary statement, perhaps over two pages, or a single table that has rows like one.
 *
 * @param score how much it looks like the audited statement of the whole company: more is better
 * @param primary true for a statement of the whole company that stands under its own heading and has rows of its sort
 */
record Statement(StatementKind kind, List<Table> tables, int score, boolean primary) {

    private static final int MOST_YEARS = 3; // more are a selection over many years
    static final List<FigureName> INCOME_FIGURES = List.of(
            FigureName.REVENUE,
            FigureName.GROSS_PROFIT,
            FigureName.OPERATING_INCOME,
            FigureName.NET_INCOME,
            FigureName.DILUTED_EPS);
    static final List<FigureName> BALANCE_FIGURES =
            List.of(FigureName.TOTAL_ASSETS, FigureName.TOTAL_LIABILITIES, FigureName.EQUITY);

    static Statement of(StatementKind kind, List<Table> tables) {
        long keyRows = keyRows(kind, tables);
        return new Statement(
                kind, List.copyOf(tables), score(kind, tables, (int) keyRows), keyRows > 0 && isWhole(tables.get(0)));
    }

    static List<FigureName> figures(StatementKind kind) {
        return switch (kind) {
            case INCOME -> INCOME_FIGURES;
            case BALANCE_SHEET -> BALANCE_FIGURES;
            case CASH_FLOW -> List.of(FigureName.OPERATING_CASH_FLOW);
            case OTHER -> List.of();
        };
    }

    boolean titled() {
        return tables.get(0).title() != null;
    }

    /** What to call it in a report. */
    String name() {
        StatementTitle title = tables.get(0).title();
        return title == null ? "a table without a statement's heading" : title.text();
    }

    Optional<FoundRow> row(RowPattern pattern) {
        return RowSearch.best(tables, pattern);
    }

    Optional<FoundRow> row(FigureName name) {
        return name == FigureName.DILUTED_EPS
                ? RowSearch.earningsPerShare(tables, RowPattern.of(name))
                : RowSearch.best(tables, RowPattern.of(name));
    }

    static long keyRows(StatementKind kind, List<Table> tables) {
        var probe = new Statement(kind, tables, 0, false);
        return figures(kind).stream()
                .filter(name -> probe.row(name).isPresent())
                .count();
    }

    private static boolean isWhole(Table table) {
        StatementTitle title = table.title();
        return title != null && !title.partial() && !StatementTitle.isPartial(table.heading());
    }

    private static int score(StatementKind kind, List<Table> tables, int keyRows) {
        Table first = tables.get(0);
        StatementTitle title = first.title();
        var heading = first.heading().toLowerCase(Locale.ROOT);
        int score = title == null ? 40 : 100 + (title.whole() ? 10 : 0) - (title.partial() ? 70 : 0);
        score += 6 * keyRows;
        score += 2
                * (int) Math.min(
                        MOST_YEARS,
                        tables.stream().mapToLong(Table::years).max().orElse(0));
        score -= StatementTitle.isPartial(heading) ? 70 : 0;
        score -= heading.matches(
                        "(?s).*\\b(selected|summary|highlights|five[- ]year|segments?|pro forma|quarterly|percentage|% of|reconciliation|non-gaap)\\b.*")
                ? 30
                : 0;
        score -= kind != StatementKind.BALANCE_SHEET && onlyPartsOfYears(first) ? 20 : 0;
        score += kind == StatementKind.BALANCE_SHEET && BalanceCheck.adds(tables) ? 30 : 0;
        return score;
    }

    private static boolean onlyPartsOfYears(Table table) {
        return table.columns().stream()
                .filter(column -> column.year() != null)
                .allMatch(column -> column.kind() != null && column.kind() != PeriodKind.YEAR);
    }
}
