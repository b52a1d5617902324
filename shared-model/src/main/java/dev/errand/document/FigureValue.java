package dev.errand.document;

import java.math.BigDecimal;

/** One printed (or derived) value in the figure's unit; losses and outflows are negative. */
public record FigureValue(Period period, BigDecimal value) {}
