package dev.errand.worker.document;

import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureStatus;
import dev.errand.document.FigureValue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds each figure in the best statement that prints it. What no statement prints is not found. */
final class FigureFinder {

    private final Statements statements;
    private final Evidence evidence;
    private final Unit usual;

    FigureFinder(Statements statements, Evidence evidence, Unit usual) {
        this.statements = statements;
        this.evidence = evidence;
        this.usual = usual;
    }

    Optional<Figure> find(FigureName name) {
        return statements
                .showing(name)
                .map(statement -> figure(name, statement))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst();
    }

    /** The values of a row that is no figure by itself, such as the cost of revenue; null when the statement has none. */
    @Nullable
    Figure helper(FigureName as, Statement statement, RowPattern pattern) {
        return statement
                .row(pattern)
                .map(found -> figure(as, statement, found, null))
                .orElse(null);
    }

    Optional<Statement> source(FigureName name) {
        return statements
                .showing(name)
                .filter(statement -> figure(name, statement) != null)
                .findFirst();
    }

    private @Nullable Figure figure(FigureName name, Statement statement) {
        Optional<FoundRow> row = name == FigureName.NET_INCOME
                ? netIncome(statement)
                : name == FigureName.EQUITY ? equity(statement) : statement.row(name);
        return row.map(found -> figure(name, statement, found, note(name, statement, found)))
                .filter(figure -> !figure.values().isEmpty())
                .orElse(null);
    }

    /** What belongs to the parent's holders, when the statement also shows what belongs to others. */
    private static Optional<FoundRow> netIncome(Statement statement) {
        Optional<FoundRow> whole = statement.row(RowPattern.WHOLE_NET_INCOME);
        Optional<FoundRow> parent = statement.row(RowPattern.PARENT_NET_INCOME);
        boolean shared = statement.row(RowPattern.MINORITY_INTEREST).isPresent();
        return shared ? parent.or(() -> whole) : whole.or(() -> parent);
    }

    private static Optional<FoundRow> equity(Statement statement) {
        return statement.row(FigureName.EQUITY).or(() -> statement.row(RowPattern.PARENT_EQUITY));
    }

    private @Nullable String note(FigureName name, Statement statement, FoundRow found) {
        if (Evidence.isPrintedWithoutSign(found)) {
            return "printed without a sign in a row that is named a loss, an outflow or a deficit";
        }
        Optional<FoundRow> other = switch (name) {
            case NET_INCOME ->
                netIncome(statement).equals(statement.row(RowPattern.WHOLE_NET_INCOME))
                        ? statement.row(RowPattern.PARENT_NET_INCOME)
                        : statement.row(RowPattern.WHOLE_NET_INCOME);
            case EQUITY -> statement.row(RowPattern.WHOLE_EQUITY);
            default -> Optional.empty();
        };
        return other.filter(row -> !row.row().amounts().equals(found.row().amounts()))
                .map(row -> "the statement also shows \"" + row.label() + "\": "
                        + latest(evidence.values(statement.kind(), row)))
                .orElse(null);
    }

    private static String latest(List<FigureValue> values) {
        return values.isEmpty() ? "no value" : Words.number(values.get(0).value());
    }

    private Figure figure(FigureName name, Statement statement, FoundRow found, @Nullable String note) {
        Unit unit = unit(statement, found.table());
        return new Figure(
                name,
                FigureStatus.FOUND,
                name == FigureName.DILUTED_EPS ? perShare(unit, found) : unit.amounts(),
                found.label(),
                found.table().page(),
                statement.name(),
                evidence.values(statement.kind(), found),
                null,
                List.of(),
                note);
    }

    private Unit unit(Statement statement, Table table) {
        Unit unit = table.unit();
        for (Table other : statement.tables()) {
            unit = unit.or(other.unit());
        }
        return unit.or(usual);
    }

    private static String perShare(Unit unit, FoundRow found) {
        var label = found.label().toLowerCase(Locale.ROOT);
        if (label.contains("pence") || label.matches(".*\\(p\\).*")) {
            return "GBP pence per share";
        }
        return label.contains("(cents)") || label.contains("in cents")
                ? unit.perShare().replace(" per share", " cents per share")
                : unit.perShare();
    }
}
