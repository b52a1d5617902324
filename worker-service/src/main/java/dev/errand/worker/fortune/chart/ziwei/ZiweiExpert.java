package dev.errand.worker.fortune.chart.ziwei;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.calendar.BirthMoment;
import dev.errand.worker.fortune.chart.calendar.LunarDate;

/** Purple star astrology in the tradition of 《紫微斗數全書》, placed by true solar time. */
public final class ZiweiExpert implements Expert {

    @Override
    public String slug() {
        return "ziwei";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var facts = facts(birth, asked);
        return new ZiweiReport(birth, facts).write().chart(slug(), facts);
    }

    ZiweiFacts facts(Birth birth, Asked asked) {
        var moment = BirthMoment.of(birth);
        var input = moment.timeKnown() ? Input.of(moment) : null;
        var date = input == null ? moment.lunar() : input.date();
        var today = LunarDate.of(asked.clock().toLocalDate());
        return new ZiweiFacts(
                moment,
                date,
                date.yearPillar(),
                Transformation.of(date.yearPillar().stem()),
                input == null ? null : Board.of(input, birth.gender()),
                today.year() - date.year() + 1);
    }
}
