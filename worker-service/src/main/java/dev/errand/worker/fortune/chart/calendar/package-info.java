/** The moment of a birth ({@link dev.errand.worker.fortune.chart.calendar.BirthMoment}): clocks, solar terms, the four pillars and the Chinese calendar, with {@code Places} for coordinates. */
@NullMarked
package dev.errand.worker.fortune.chart.calendar;

import org.jspecify.annotations.NullMarked;
