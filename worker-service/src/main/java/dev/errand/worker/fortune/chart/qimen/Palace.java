package dev.errand.worker.fortune.chart.qimen;

import dev.errand.worker.fortune.chart.calendar.Stem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the nine palaces.
 *
 * @param number of the Luoshu square: 1 north, 9 south, 5 the centre
 * @param earth the stem on the earth plate
 * @param heaven the stems that the star brings; two where Tianrui carries Tianqin, none in the centre
 * @param star null in the centre, as are door and spirit
 */
record Palace(
        int number,
        Stem earth,
        List<Stem> heaven,
        @Nullable Star star,
        @Nullable Door door,
        @Nullable Spirit spirit,
        boolean isVoid,
        boolean horse) {}
