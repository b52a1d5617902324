package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Expert;
import dev.errand.worker.fortune.chart.bazi.PillarReading.Position;
import dev.errand.worker.fortune.chart.calendar.BirthMoment;
import dev.errand.worker.fortune.chart.calendar.FourPillars;
import dev.errand.worker.fortune.chart.calendar.FourPillars.DayBoundary;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Four pillars of destiny: day and hour by true solar time, the day turning at midnight, year and month at the solar term. Rules: 《淵海
 * 子平》 and 《三命通會》.
 */
public final class BaziExpert implements Expert {

    @Override
    public String slug() {
        return "bazi";
    }

    @Override
    public Chart draw(Birth birth, Asked asked) {
        var facts = facts(birth, asked);
        return new BaziReport(birth, facts).write().chart(slug(), facts);
    }

    BaziFacts facts(Birth birth, Asked asked) {
        var moment = BirthMoment.of(birth);
        var pillars = moment.pillars(DayBoundary.MIDNIGHT);
        var dayMaster = pillars.day().stem();
        var known = pillars.known();
        var readings = IntStream.range(0, known.size())
                .mapToObj(i -> PillarReading.of(Position.values()[i], known.get(i), dayMaster))
                .toList();
        var meetings = Meeting.among(known.stream().map(Pillar::branch).toList());
        var thisYear = FourPillars.withoutHour(asked.at(), asked.clock()).year();
        return new BaziFacts(
                moment,
                pillars,
                otherSchool(moment, pillars),
                readings,
                Balance.of(pillars),
                meetings,
                thisYear,
                TenGod.of(dayMaster, thisYear.stem()),
                luck(birth, moment, pillars));
    }

    private static @Nullable FourPillars otherSchool(BirthMoment moment, FourPillars pillars) {
        var other = moment.pillars(DayBoundary.ELEVEN);
        return other.equals(pillars) ? null : other;
    }

    private static @Nullable LuckCycles luck(Birth birth, BirthMoment moment, FourPillars pillars) {
        return birth.gender() == null || !moment.timeKnown()
                ? null
                : LuckCycles.of(moment.instant(), moment.civil(), pillars, birth.gender());
    }
}
