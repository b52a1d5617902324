/** The ephemeris: {@code JulianDate} and {@code Earth} for time, {@code Planets}, {@code Pluto} and {@code Moon} for the series, {@link dev.errand.worker.fortune.chart.sky.Ephemeris} for what is seen. */
@NullMarked
package dev.errand.worker.fortune.chart.sky;

import org.jspecify.annotations.NullMarked;
