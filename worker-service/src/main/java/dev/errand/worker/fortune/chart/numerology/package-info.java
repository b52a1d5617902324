/** Pythagorean numerology. */
@NullMarked
package dev.errand.worker.fortune.chart.numerology;

import org.jspecify.annotations.NullMarked;
