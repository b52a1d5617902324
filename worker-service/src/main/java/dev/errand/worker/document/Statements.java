package dev.errand.worker.document;

import dev.errand.document.FigureName;
import dev.errand.document.PeriodKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sorts tables into statements, the most trustworthy first. */
final class Statements {

    private static final Pattern INVESTING = Pattern.compile("(?:net )?cash .*\\binvest(?:ing|ment).*");
    private static final List<StatementKind> PRIMARY =
            List.of(StatementKind.INCOME, StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW);

    private final List<Statement> all;

    private Statements(List<Statement> all) {
        this.all = all;
    }

    static Statements of(List<Table> tables) {
        var statements = new ArrayList<Statement>();
        titled(tables).forEach(group -> statements.add(Statement.of(kind(group.get(0)), group)));
        tables.stream()
                .filter(table -> table.title() == null)
                .forEach(table -> PRIMARY.stream()
                        .filter(kind -> isLike(kind, table))
                        .forEach(kind -> statements.add(Statement.of(kind, List.of(table)))));
        statements.removeIf(statement -> statement.kind() == StatementKind.OTHER);
        statements.sort(Comparator.comparingInt((Statement statement) -> -statement.score()));
        return new Statements(statements);
    }

    /**
     * Where to look for a figure, the best place first. A document with primary statements says there what it reports: a figure
     * that they lack is not taken from an excerpt, a note, a segment or the parent's own statement.
     */
    Stream<Statement> showing(FigureName name) {
        boolean primary = all.stream().anyMatch(Statement::primary);
        var income = name == FigureName.NET_INCOME ? of(StatementKind.CASH_FLOW) : Stream.<Statement>empty();
        return Stream.concat(of(kind(name)), income).filter(statement -> !primary || statement.primary());
    }

    private static StatementKind kind(FigureName name) {
        return PRIMARY.stream()
                .filter(kind -> Statement.figures(kind).contains(name))
                .findFirst()
                .orElseThrow();
    }

    List<Statement> all() {
        return all;
    }

    Stream<Statement> of(StatementKind kind) {
        return all.stream().filter(statement -> statement.kind() == kind);
    }

    /** One row proves nothing, and "total assets" with "total liabilities" may be a note on fair values. */
    private static boolean isLike(StatementKind kind, Table table) {
        if (StatementTitle.isPartial(table.heading())
                || table.heading().toLowerCase(Locale.ROOT).contains("segment")) {
            return false;
        }
        var tables = List.of(table);
        return switch (kind) {
            case INCOME -> Statement.keyRows(kind, tables) >= 2;
            case BALANCE_SHEET -> shows(tables, FigureName.TOTAL_ASSETS) && shows(tables, FigureName.EQUITY);
            case CASH_FLOW ->
                shows(tables, FigureName.OPERATING_CASH_FLOW)
                        && table.rows().stream()
                                .anyMatch(row -> INVESTING
                                        .matcher(Label.plain(row.label()))
                                        .matches());
            case OTHER -> false;
        };
    }

    private static boolean shows(List<Table> tables, FigureName name) {
        return RowSearch.best(tables, RowPattern.of(name)).isPresent();
    }

    private static List<List<Table>> titled(List<Table> tables) {
        var groups = new ArrayList<List<Table>>();
        for (Table table : tables) {
            if (table.title() == null) {
                continue;
            }
            var last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
            if (last != null && goesOn(last.get(last.size() - 1), table)) {
                last.add(table);
            } else {
                groups.add(new ArrayList<>(List.of(table)));
            }
        }
        return groups;
    }

    private static boolean goesOn(Table before, Table table) {
        return table.page() - before.page() <= 1
                && name(before).equals(name(table))
                && kinds(before).equals(kinds(table));
    }

    /** A quarter's statement and a year's may have the same heading. */
    private static List<PeriodKind> kinds(Table table) {
        return table.columns().stream()
                .map(Column::kind)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static String name(Table table) {
        StatementTitle title = table.title();
        return title == null
                ? ""
                : title.text()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\bcont(inued|'d|d)?\\b|[^a-z ]", "")
                        .strip();
    }

    private static StatementKind kind(Table table) {
        StatementTitle title = table.title();
        return title == null ? StatementKind.OTHER : title.kind();
    }
}
