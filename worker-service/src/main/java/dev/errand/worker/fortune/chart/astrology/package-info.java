/** Western astrology with the tropical zodiac and Placidus houses. */
@NullMarked
package dev.errand.worker.fortune.chart.astrology;

import org.jspecify.annotations.NullMarked;
