/** Six lines (六爻, 納甲筮法). */
@NullMarked
package dev.errand.worker.fortune.chart.liuyao;

import org.jspecify.annotations.NullMarked;
