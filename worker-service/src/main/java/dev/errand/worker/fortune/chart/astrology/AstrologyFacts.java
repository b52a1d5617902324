package dev.errand.worker.fortune.chart.astrology;

import dev.errand.worker.fortune.chart.calendar.BirthMoment;
import dev.errand.worker.fortune.chart.sky.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A birth chart.
 *
 * @param houses null when time or latitude is not known
 * @param changing bodies that change their sign on the day of a birth without a time; they are not interpreted
 */
record AstrologyFacts(
        BirthMoment moment,
        List<Position> positions,
        @Nullable Houses houses,
        List<Aspect> aspects,
        List<Body> changing) {}
