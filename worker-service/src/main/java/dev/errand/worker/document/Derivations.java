package dev.errand.worker.document;

import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureStatus;
import dev.errand.document.FigureValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Computes a figure that is not printed from rows of one statement that are, and says how. */
final class Derivations {

    private final Statements statements;
    private final FigureFinder finder;

    Derivations(Statements statements, FigureFinder finder) {
        this.statements = statements;
        this.finder = finder;
    }

    /** Empty when the printed rows do not allow it. {@code found} holds the figures that are printed. */
    Optional<Figure> derive(FigureName name, Map<FigureName, Figure> found) {
        return switch (name) {
            case REVENUE ->
                statements.showing(FigureName.NET_INCOME).findFirst().flatMap(this::bankRevenue);
            case GROSS_PROFIT ->
                Optional.ofNullable(found.get(FigureName.REVENUE)).flatMap(this::grossProfit);
            case TOTAL_LIABILITIES ->
                Optional.ofNullable(found.get(FigureName.TOTAL_ASSETS)).flatMap(this::liabilities);
            case EQUITY ->
                Optional.ofNullable(found.get(FigureName.TOTAL_ASSETS)).flatMap(this::equity);
            default -> Optional.empty();
        };
    }

    private Optional<Figure> bankRevenue(Statement statement) {
        var interest = finder.helper(FigureName.REVENUE, statement, RowPattern.NET_INTEREST_INCOME);
        var other = finder.helper(FigureName.REVENUE, statement, RowPattern.NONINTEREST_INCOME);
        return combined(FigureName.REVENUE, interest, other, BigDecimal::add, " + ");
    }

    private Optional<Figure> grossProfit(Figure revenue) {
        return finder.source(FigureName.REVENUE).flatMap(statement -> {
            var cost = finder.helper(FigureName.GROSS_PROFIT, statement, RowPattern.COST_OF_REVENUE);
            return combined(FigureName.GROSS_PROFIT, revenue, cost, (a, b) -> a.subtract(b.abs()), " - ");
        });
    }

    private Optional<Figure> liabilities(Figure assets) {
        return finder.source(FigureName.TOTAL_ASSETS).flatMap(statement -> {
            var current = helper(statement, RowPattern.CURRENT_LIABILITIES);
            var later = helper(statement, RowPattern.NONCURRENT_LIABILITIES);
            var sum = combined(FigureName.TOTAL_LIABILITIES, current, later, BigDecimal::add, " + ");
            return sum.or(() -> combined(
                            FigureName.TOTAL_LIABILITIES,
                            assets,
                            helper(statement, RowPattern.WHOLE_EQUITY),
                            BigDecimal::subtract,
                            " - ")
                    .flatMap(rest -> less(rest, helper(statement, RowPattern.BETWEEN_DEBT_AND_EQUITY)))
                    .flatMap(rest -> less(rest, othersBesideEquity(statement))));
        });
    }

    /** The other holders' part, when the printed equity is only that of the company's own. */
    private @Nullable Figure othersBesideEquity(Statement statement) {
        boolean within = statement
                .row(RowPattern.WHOLE_EQUITY)
                .filter(row -> row.rank() == 0)
                .isPresent();
        return within ? null : helper(statement, RowPattern.OTHERS_EQUITY);
    }

    private static Optional<Figure> less(Figure figure, @Nullable Figure part) {
        return part == null
                ? Optional.of(figure)
                : combined(FigureName.TOTAL_LIABILITIES, figure, part, BigDecimal::subtract, " - ");
    }

    private Optional<Figure> equity(Figure assets) {
        return finder.source(FigureName.TOTAL_ASSETS)
                .filter(statement ->
                        statement.row(RowPattern.BETWEEN_DEBT_AND_EQUITY).isEmpty())
                .flatMap(statement -> {
                    var owed = finder.helper(FigureName.EQUITY, statement, RowPattern.of(FigureName.TOTAL_LIABILITIES));
                    return combined(FigureName.EQUITY, assets, owed, BigDecimal::subtract, " - ");
                });
    }

    private @Nullable Figure helper(Statement statement, RowPattern pattern) {
        return finder.helper(FigureName.TOTAL_LIABILITIES, statement, pattern);
    }

    private static Optional<Figure> combined(
            FigureName name,
            @Nullable Figure left,
            @Nullable Figure right,
            BinaryOperator<BigDecimal> operation,
            String sign) {
        if (left == null || right == null) {
            return Optional.empty();
        }
        List<FigureValue> values = new ArrayList<>();
        for (FigureValue value : left.values()) {
            right.values().stream()
                    .filter(other -> other.period().equals(value.period()))
                    .findFirst()
                    .ifPresent(other ->
                            values.add(new FigureValue(value.period(), operation.apply(value.value(), other.value()))));
        }
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figure(
                        name,
                        FigureStatus.DERIVED,
                        left.unit(),
                        null,
                        left.page(),
                        left.statement(),
                        List.copyOf(values),
                        term(left) + sign + term(right),
                        List.of(),
                        null));
    }

    private static String term(Figure figure) {
        return figure.formula() == null ? "\"" + figure.label() + "\"" : figure.formula();
    }
}
