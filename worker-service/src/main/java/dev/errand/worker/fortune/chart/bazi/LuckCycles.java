package dev.errand.worker.fortune.chart.bazi;

import dev.errand.worker.fortune.chart.Gender;
import dev.errand.worker.fortune.chart.calendar.FourPillars;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.SolarTerm;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The decades of luck (大運). They walk forward from the month pillar for a man born in a yang year and a woman born in a yin year,
 * otherwise backward; the distance to the next (or from the last) solar term that begins a month gives the age at which they begin:
 * three days for a year, one day for four months, two hours for ten days, a minute for two hours.
 *
 * @param age from birth to the first decade
 * @param begins the day on which the first decade begins
 */
record LuckCycles(boolean forward, Period age, LocalDate begins, List<Decade> decades) {

    private static final int COUNT = 9;
    private static final long MINUTES_PER_YEAR = 4320;
    private static final long MINUTES_PER_MONTH = 360;
    private static final long MINUTES_PER_DAY = 12;
    private static final long HOURS_PER_MINUTE = 2;

    /** Ten years under one pillar, from the year {@code from}, in which the person becomes {@code age}. */
    record Decade(Pillar pillar, TenGod god, int from, int age) {

        boolean holds(int year) {
            return from <= year && year < from + 10;
        }
    }

    static LuckCycles of(Instant birth, LocalDateTime civil, FourPillars pillars, Gender gender) {
        var forward = pillars.year().stem().yang() == (gender == Gender.MALE);
        var minutes = distance(birth, forward).toMinutes();
        var age = age(minutes);
        var begins = civil.plus(age)
                .plusHours(minutes % MINUTES_PER_DAY * HOURS_PER_MINUTE)
                .toLocalDate();
        return new LuckCycles(forward, age, begins, decades(pillars, forward, begins.getYear(), civil.getYear()));
    }

    private static Duration distance(Instant birth, boolean forward) {
        var inForce = SolarTerm.inForce(birth);
        if (forward) {
            var next = inForce.next();
            return Duration.between(birth, (next.beginsMonth() ? next : next.next()).at());
        }
        var last = inForce.beginsMonth() ? inForce : SolarTerm.before(inForce.index() - 1, birth);
        return Duration.between(last.at(), birth);
    }

    private static Period age(long minutes) {
        var months = minutes % MINUTES_PER_YEAR;
        return Period.of((int) (minutes / MINUTES_PER_YEAR), (int) (months / MINUTES_PER_MONTH), (int)
                (months % MINUTES_PER_MONTH / MINUTES_PER_DAY));
    }

    private static List<Decade> decades(FourPillars pillars, boolean forward, int first, int birthYear) {
        return IntStream.range(0, COUNT)
                .mapToObj(i -> {
                    var pillar = pillars.month().plus(forward ? i + 1 : -i - 1);
                    var from = first + 10 * i;
                    return new Decade(pillar, god(pillars, pillar.stem()), from, from - birthYear);
                })
                .toList();
    }

    private static TenGod god(FourPillars pillars, Stem stem) {
        return TenGod.of(pillars.day().stem(), stem);
    }
}
