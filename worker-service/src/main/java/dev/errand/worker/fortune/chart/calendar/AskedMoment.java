package dev.errand.worker.fortune.chart.calendar;

import dev.errand.worker.fortune.chart.Asked;
import java.time.LocalDateTime;

/**
 * The moment of a question by the asker's civil clock; the day turns with the hour Zi, at 23:00.
 *
 * @param lunar the lunar date, of the next day from 23:00 on
 * @param hour the double hour
 */
public record AskedMoment(LocalDateTime clock, FourPillars pillars, LunarDate lunar, Branch hour, SolarTerm term) {

    public static AskedMoment of(Asked asked) {
        var clock = asked.clock().withNano(0);
        return new AskedMoment(
                clock,
                FourPillars.of(asked.at(), clock, FourPillars.DayBoundary.ELEVEN),
                LunarDate.of(clock.plusHours(1).toLocalDate()),
                Branch.ofHour(clock.getHour()),
                SolarTerm.inForce(asked.at()));
    }
}
