/**
 * Draws and explains the charts of the eight fortune experts: pure computation from a {@link Birth} and a question ({@link Asked}).
 * {@link Charts} knows the experts; each {@link Expert} has a package of its own and writes its {@link Chart} with {@link Report} and
 * {@link Phrases}. {@code calendar} and {@code sky} are shared: time, the Chinese calendar, the ephemeris.
 */
@NullMarked
package dev.errand.worker.fortune.chart;

import org.jspecify.annotations.NullMarked;
