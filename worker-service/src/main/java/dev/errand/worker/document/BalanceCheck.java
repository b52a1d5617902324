package dev.errand.worker.document;

import dev.errand.document.FigureName;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        var assets = amounts(tables, RowPattern.of(FigureName.TOTAL_ASSETS));
        var liabilities = amounts(tables, RowPattern.of(FigureName.TOTAL_LIABILITIES));
        var equity = amounts(tables, RowPattern.WHOLE_EQUITY);
        var between = amounts(tables, RowPattern.BETWEEN_DEBT_AND_EQUITY);
        var others = amounts(tables, RowPattern.OTHERS_EQUITY);
        return assets.entrySet().stream()
                .filter(entry -> liabilities.containsKey(entry.getKey()) && equity.containsKey(entry.getKey()))
                .map(entry -> nearest(
                        entry.getValue()
                                .subtract(liabilities.getOrDefault(entry.getKey(), BigDecimal.ZERO))
                                .subtract(equity.getOrDefault(entry.getKey(), BigDecimal.ZERO)),
                        between.getOrDefault(entry.getKey(), BigDecimal.ZERO),
                        others.getOrDefault(entry.getKey(), BigDecimal.ZERO)))
                .max(Comparator.naturalOrder())
                .map(worst -> worst.compareTo(ROUNDING) <= 0 ? BigDecimal.ZERO : worst);
    }

    /** What stands between debt and equity, and what belongs to other holders, may be within the total of the equity or beside it. */
    private static BigDecimal nearest(BigDecimal difference, BigDecimal between, BigDecimal others) {
        return Stream.of(BigDecimal.ZERO, between, others, between.add(others))
                .map(part -> difference.subtract(part).abs())
                .min(Comparator.naturalOrder())
                .orElse(difference);
    }

    private static Map<Integer, BigDecimal> amounts(List<Table> tables, RowPattern pattern) {
        return RowSearch.best(tables, pattern).map(BalanceCheck::byYear).orElse(Map.of());
    }

    private static Map<Integer, BigDecimal> byYear(FoundRow found) {
        var byYear = new TreeMap<Integer, BigDecimal>();
        found.row().amounts().forEach((column, amount) -> {
            Integer year = found.table().columns().get(column).year();
            if (year != null) {
                byYear.putIfAbsent(year, amount);
            }
        });
        return byYear;
    }
}
