/** Purple star astrology (紫微斗數). */
@NullMarked
package dev.errand.worker.fortune.chart.ziwei;

import org.jspecify.annotations.NullMarked;
