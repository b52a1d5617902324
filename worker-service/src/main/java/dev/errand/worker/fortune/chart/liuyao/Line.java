package dev.errand.worker.fortune.chart.liuyao;

import dev.errand.worker.fortune.chart.calendar.Pillar;
import org.jspecify.annotations.Nullable;

/**
 * One of the six lines.
 *
 * @param number 1 (lowest) to 6
 * @param isVoid its branch is missing in the day's ten (旬空)
 * @param broken its branch clashes with the month's (月破)
 * @param stirred its branch clashes with the day's (日沖): a strong line at rest stirs, a weak one breaks
 * @param strength of its element in the month
 * @param changed the stem and branch it turns into; null for a line at rest
 * @param changedRelative likewise, still to the palace of the first hexagram
 * @param hidden a relative that the hexagram lacks and that lies hidden under this line (伏神)
 */
record Line(
        int number,
        boolean yang,
        boolean moving,
        Pillar pillar,
        Relative relative,
        Spirit spirit,
        boolean isVoid,
        boolean broken,
        boolean stirred,
        Season strength,
        @Nullable Pillar changed,
        @Nullable Relative changedRelative,
        @Nullable Hidden hidden) {

    /** A hidden line. */
    record Hidden(Pillar pillar, Relative relative) {}
}
