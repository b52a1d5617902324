package dev.errand.worker.document;

import static dev.errand.document.FigureName.EQUITY;
import static dev.errand.document.FigureName.GROSS_PROFIT;
import static dev.errand.document.FigureName.NET_INCOME;
import static dev.errand.document.FigureName.OPERATING_CASH_FLOW;
import static dev.errand.document.FigureName.OPERATING_INCOME;
import static dev.errand.document.FigureName.REVENUE;
import static dev.errand.document.FigureName.TOTAL_ASSETS;
import static dev.errand.document.FigureName.TOTAL_LIABILITIES;

import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureValue;
import dev.errand.document.Period;
import dev.errand.document.PeriodKind;
import dev.errand.document.Ratio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Ratios of figures of the same period and unit. What a divisor of zero or less would make meaningless is left out. Balance
 * sheet figures are those at the period's end, not averages.
 */
final class Ratios {

    private static final int DECIMALS = 4;

    private final Map<FigureName, Figure> figures;
    private final List<Ratio> ratios = new ArrayList<>();

    private Ratios(Map<FigureName, Figure> figures) {
        this.figures = figures;
    }

    static List<Ratio> of(Map<FigureName, Figure> figures) {
        var ratios = new Ratios(figures);
        ratios.share("gross_margin", GROSS_PROFIT, REVENUE);
        ratios.share("operating_margin", OPERATING_INCOME, REVENUE);
        ratios.share("net_margin", NET_INCOME, REVENUE);
        ratios.share("operating_cash_flow_margin", OPERATING_CASH_FLOW, REVENUE);
        ratios.share("return_on_assets", NET_INCOME, TOTAL_ASSETS);
        ratios.share("return_on_equity", NET_INCOME, EQUITY);
        ratios.share("liabilities_to_equity", TOTAL_LIABILITIES, EQUITY);
        ratios.growth("revenue_growth", REVENUE);
        ratios.growth("net_income_growth", NET_INCOME);
        return List.copyOf(ratios.ratios);
    }

    private void share(String name, FigureName part, FigureName whole) {
        Figure above = figures.get(part);
        Figure below = figures.get(whole);
        if (above == null || below == null || !Objects.equals(above.unit(), below.unit())) {
            return;
        }
        for (FigureValue value : above.values()) {
            partner(value.period(), below)
                    .ifPresent(divisor -> add(
                            name,
                            value.period(),
                            value.value(),
                            divisor.value(),
                            part.json() + " / " + whole.json(),
                            List.of(part, whole)));
        }
    }

    private void growth(String name, FigureName of) {
        Figure figure = figures.get(of);
        if (figure == null) {
            return;
        }
        for (FigureValue value : figure.values()) {
            yearBefore(figure, value.period())
                    .ifPresent(before -> add(
                            name,
                            value.period(),
                            value.value().subtract(before.value()),
                            before.value(),
                            "(" + of.json() + " - " + of.json() + " of the year before) / " + of.json()
                                    + " of the year before",
                            List.of(of)));
        }
    }

    private static Optional<FigureValue> yearBefore(Figure figure, Period period) {
        return figure.values().stream()
                .filter(value -> value.period().isSamePartOfYear(period)
                        && value.period().fiscalYear() == period.fiscalYear() - 1)
                .findFirst();
    }

    /** A flow meets the balance at its end only when it covers a year. */
    private static Optional<FigureValue> partner(Period period, Figure below) {
        if (below.values().stream().anyMatch(value -> value.period().kind() == PeriodKind.INSTANT)
                && period.kind() == PeriodKind.YEAR) {
            return below.value(PeriodKind.INSTANT, period.fiscalYear());
        }
        return below.values().stream()
                .filter(value -> value.period().isSamePartOfYear(period)
                        && value.period().fiscalYear() == period.fiscalYear()
                        && (value.period().end() == null
                                || period.end() == null
                                || value.period().end().equals(period.end())))
                .findFirst();
    }

    private void add(
            String name, Period period, BigDecimal part, BigDecimal whole, String formula, List<FigureName> uses) {
        if (whole.signum() > 0) {
            ratios.add(new Ratio(name, period, part.divide(whole, DECIMALS, RoundingMode.HALF_UP), formula, uses));
        }
    }
}
