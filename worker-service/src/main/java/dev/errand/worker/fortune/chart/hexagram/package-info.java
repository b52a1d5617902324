/** The eight trigrams and the sixty-four hexagrams of the Book of Changes, with their judgements. */
@NullMarked
package dev.errand.worker.fortune.chart.hexagram;

import org.jspecify.annotations.NullMarked;
