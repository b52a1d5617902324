package dev.errand.document;

import java.math.BigDecimal;
import java.util.List;

/**
 * A ratio or a growth rate, computed from the figures.
 *
 * @param name such as {@code net_margin}, {@code revenue_growth}
 * @param value a fraction with four decimals: 0.3623 is 36.23 %
 * @param formula in words, such as {@code net_income / revenue}
 * @param uses the figures it was computed from
 */
public record Ratio(String name, Period period, BigDecimal value, String formula, List<FigureName> uses) {}
