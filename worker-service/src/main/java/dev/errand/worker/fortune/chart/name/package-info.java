/** Names by the strokes of their characters (姓名學, 五格剖象法). */
@NullMarked
package dev.errand.worker.fortune.chart.name;

import org.jspecify.annotations.NullMarked;
