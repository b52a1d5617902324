/** Plum blossom numerology (梅花易數). */
@NullMarked
package dev.errand.worker.fortune.chart.plum;

import org.jspecify.annotations.NullMarked;
