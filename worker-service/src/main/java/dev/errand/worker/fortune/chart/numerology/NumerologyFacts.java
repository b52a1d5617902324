package dev.errand.worker.fortune.chart.numerology;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a birth date and a name. Month, day and year are each reduced before they are added.
 *
 * @param birthday of the day of the month
 * @param personalYear of the month and day of birth and the year of asking: 1 to 9
 * @param name null when the name is not written in Latin letters
 */
record NumerologyFacts(
        int lifePath,
        int birthday,
        int year,
        int personalYear,
        List<Pinnacle> pinnacles,
        @Nullable NameNumbers name) {

    /** A stretch of life, from one birthday to another; {@code to} is null for the last. */
    record Pinnacle(
            int number, int challenge, int from, @Nullable Integer to) {}

    static NumerologyFacts of(LocalDate birth, int year, @Nullable NameNumbers name) {
        var month = Reduction.reduce(birth.getMonthValue());
        var day = Reduction.reduce(birth.getDayOfMonth());
        var lifePath = Reduction.reduce(month + day + Reduction.reduce(birth.getYear()));
        return new NumerologyFacts(
                lifePath,
                day,
                year,
                Reduction.single(birth.getMonthValue() + birth.getDayOfMonth() + Reduction.single(year)),
                pinnacles(birth, lifePath),
                name);
    }

    /** The first pinnacle lasts until 36 less the life path, the next two nine years each. */
    private static List<Pinnacle> pinnacles(LocalDate birth, int lifePath) {
        var month = Reduction.single(birth.getMonthValue());
        var day = Reduction.single(birth.getDayOfMonth());
        var year = Reduction.single(birth.getYear());
        var first = Reduction.reduce(month + day);
        var second = Reduction.reduce(day + year);
        var challenges = Stream.of(Math.abs(month - day), Math.abs(day - year)).toList();
        var end = 36 - Reduction.single(lifePath);
        return List.of(
                new Pinnacle(first, challenges.get(0), 0, end),
                new Pinnacle(second, challenges.get(1), end + 1, end + 9),
                new Pinnacle(
                        Reduction.reduce(first + second),
                        Math.abs(challenges.get(0) - challenges.get(1)),
                        end + 10,
                        end + 18),
                new Pinnacle(Reduction.reduce(month + year), Math.abs(month - year), end + 19, null));
    }
}
