package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.calendar.Pillar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A palace with its stars, the major ones first.
 *
 * @param body true where the body palace falls
 * @param decade the decade limit; null when the gender is not known
 */
record Palace(
        PalaceName name,
        Pillar pillar,
        boolean body,
        List<Placed> stars,
        @Nullable Decade decade) {

    /** A star, how bright it is here if the tables tell, and what the year makes of it, if anything. */
    record Placed(
            Star star,
            @Nullable Brightness brightness,
            @Nullable Transformation transformation) {}

    /** Ten years of life, in nominal age (one at birth, one more each New Year). */
    record Decade(int from, int to) {

        boolean holds(int age) {
            return from <= age && age <= to;
        }
    }

    List<Placed> majors() {
        return stars.stream().filter(placed -> placed.star().major()).toList();
    }
}
