package dev.errand.worker.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a balance sheet must satisfy: assets are liabilities and equity, to the rounding of the printed numbers. */
final class BalanceCheck {

    private static final BigDecimal ROUNDING = BigDecimal.valueOf(2);

    private BalanceCheck() {}

    /** True when all three are printed and add up in every column that has them. */
    static boolean adds(List<Table> tables) {
        return difference(tables)
                .map(BigDecimal::signum)
                .filter(sign -> sign == 0)
                .isPresent();
    }

    /** Assets less liabilities and equity where they differ by more than rounding, zero where they do not; empty when one is missing. */
    static Optional<BigDecimal> difference(List<Table> tables) {
        var assets = amounts(tables, RowPattern.of(dev.errand.document.FigureName.TOTAL_ASSETS));
        var liabilities = amounts(tables, RowPattern.of(dev.errand.document.FigureName.TOTAL_LIABILITIES));
        var equity = amounts(tables, RowPattern.WHOLE_EQUITY);
        var between = amounts(tables, RowPattern.BETWEEN_DEBT_AND_EQUITY);
        Optional<BigDecimal> worst = Optional.empty();
        for (var entry : assets.entrySet()) {
            BigDecimal owed = liabilities.get(entry.getKey());
            BigDecimal owned = equity.get(entry.getKey());
            if (owed != null && owned != null) {
                var difference = entry.getValue().subtract(owed).subtract(owned);
                var rest = difference.subtract(between.getOrDefault(entry.getKey(), BigDecimal.ZERO));
                var nearer = rest.abs().min(difference.abs());
                if (worst.isEmpty() || nearer.compareTo(worst.get()) > 0) {
                    worst = Optional.of(nearer);
                }
            }
        }
        return worst.map(value -> value.compareTo(ROUNDING) <= 0 ? BigDecimal.ZERO : value);
    }

    private static Map<Integer, BigDecimal> amounts(List<Table> tables, RowPattern pattern) {
        return RowSearch.best(tables, pattern).map(found -> byYear(found)).orElse(Map.of());
    }

    private static Map<Integer, BigDecimal> byYear(FoundRow found) {
        var byYear = new java.util.TreeMap<Integer, BigDecimal>();
        found.row().amounts().forEach((column, amount) -> {
            Integer year = found.table().columns().get(column).year();
            if (year != null) {
                byYear.putIfAbsent(year, amount);
            }
        });
        return byYear;
    }
}
