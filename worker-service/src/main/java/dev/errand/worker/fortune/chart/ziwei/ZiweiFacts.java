package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.calendar.BirthMoment;
import dev.errand.worker.fortune.chart.calendar.LunarDate;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart of purple star astrology.
 *
 * @param date the lunar date that the stars are placed by
 * @param transformations of the year's stem
 * @param board null when the time of birth is not known
 * @param age nominal age at the time of asking
 */
record ZiweiFacts(
        BirthMoment moment,
        LunarDate date,
        Pillar year,
        Map<Transformation, Star> transformations,
        @Nullable Board board,
        int age) {}
