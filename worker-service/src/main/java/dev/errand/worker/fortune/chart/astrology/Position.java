package dev.errand.worker.fortune.chart.astrology;

import dev.errand.worker.fortune.chart.sky.Body;
import org.jspecify.annotations.Nullable;

/**
 * Where a body stands.
 *
 * @param longitude degrees from the first point of Aries
 * @param house 1 to 12; null when time or latitude is not known
 */
record Position(
        Body body,
        double longitude,
        Sign sign,
        boolean retrograde,
        @Nullable Integer house) {

    /** Degrees and minutes in the sign, such as {@code 12°32′}, cut off as ephemerides do. */
    String degrees() {
        return degrees(longitude);
    }

    static String degrees(double longitude) {
        var minutes = (int) Math.floor(longitude % 30 * 60 + 1e-6);
        return String.format("%d°%02d′", minutes / 60, minutes % 60);
    }
}
