/** Four pillars of destiny (八字). */
@NullMarked
package dev.errand.worker.fortune.chart.bazi;

import org.jspecify.annotations.NullMarked;
