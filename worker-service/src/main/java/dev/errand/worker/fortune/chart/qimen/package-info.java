/** Qimen Dunjia, the hour board (時家奇門). */
@NullMarked
package dev.errand.worker.fortune.chart.qimen;

import org.jspecify.annotations.NullMarked;
