package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.calendar.BirthMoment;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.LunarDate;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import java.time.LocalDateTime;

/**
 * What the stars are placed by. The day turns at 23:00 of true solar time; the second half of a leap month counts as the month after it
 * (the rule of most schools, and of the iztro library).
 *
 * @param date the lunar date of the chart
 * @param year the pillar of the lunar year
 * @param month 1 to 12, 13 for the month after a leap twelfth
 */
record Input(LunarDate date, Pillar year, int month, Branch hour) {

    private static final int HALF_MONTH = 15;

    static Input of(BirthMoment moment) {
        return at(moment.trueSolar());
    }

    static Input at(LocalDateTime clock) {
        var late = clock.getHour() == 23;
        var today = LunarDate.of(clock.toLocalDate());
        var date = late ? LunarDate.of(clock.toLocalDate().plusDays(1)) : today;
        var next = date.leap() && date.day() > HALF_MONTH;
        return new Input(date, date.yearPillar(), date.month() + (next ? 1 : 0), Branch.ofHour(clock.getHour()));
    }
}
