package dev.errand.worker.fortune.chart.astrology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.sky.Angle;
import dev.errand.worker.fortune.chart.sky.Body;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AstrologyExpertTest {

    private static final Asked ASKED = new Asked(Instant.parse("2026-11-25T04:00:00Z"), ZoneId.of("UTC"));

    /** Born on 1 July 1961 at 19:45 British Summer Time in Sandringham (52 N 50, 0 E 30). */
    private static Birth diana(LocalTime time) {
        return new Birth(
                "Diana Spencer",
                LocalDate.of(1961, 7, 1),
                time,
                "Sandringham",
                ZoneId.of("Europe/London"),
                0.5,
                52 + 50 / 60.0,
                null);
    }

    private static AstrologyFacts facts(Birth birth) {
        return new AstrologyExpert().facts(birth);
    }

    /**
     * South of the equator the horizon is the other way round: at the same sidereal time and the mirrored latitude, half a turn of the sky
     * later, the ascendant lies opposite (a symmetry of the sphere that every correct formula keeps).
     */
    @Test
    void theSouthernAscendantMirrorsTheNorthernOne() {
        var north = Houses.of(Instant.parse("1990-03-21T06:00:00Z"), 20, 40);
        var south = Houses.of(Instant.parse("1990-03-21T06:00:00Z"), 200 - 360, -40);

        assertThat(Angle.apart(south.ascendant(), north.ascendant() + 180)).isCloseTo(0, within(0.001));
        assertThat(Angle.apart(south.midheaven(), north.midheaven() + 180)).isCloseTo(0, within(0.001));
        assertThat(Angle.apart(south.cusps().get(2), north.cusps().get(2) + 180))
                .isCloseTo(0, within(0.001));
    }

    /** At sunrise the Sun stands on the ascendant, at solar noon on the midheaven: Sydney, 21 December 1990 (AEDT, sunrise 5:40, noon 12:53). */
    @Test
    void theSunRisesOnTheAscendantInSydney() {
        var rising = facts(sydney(LocalTime.of(5, 44, 30))); // 5:40 is the upper rim with refraction
        var noon = facts(sydney(LocalTime.of(12, 53)));

        assertThat(Angle.apart(
                        rising.houses().ascendant(), rising.positions().get(0).longitude()))
                .isLessThan(1);
        assertThat(Angle.apart(
                        noon.houses().midheaven(), noon.positions().get(0).longitude()))
                .isLessThan(0.5);
        assertThat(rising.positions().get(0).sign()).isEqualTo(Sign.SAGITTARIUS);
    }

    private static Birth sydney(LocalTime time) {
        return new Birth("Lin", LocalDate.of(1990, 12, 21), time, "Sydney", ZoneId.of("Australia/Sydney"), null);
    }

    @Test
    void everyBodyLiesInTheHouseBetweenItsCusps() {
        var facts = facts(diana(LocalTime.of(19, 45)));

        assertThat(facts.positions()).extracting(Position::house).startsWith(7, 2); // Sun and Moon
        assertThat(facts.houses().house(facts.houses().cusps().get(11) + 0.01)).isEqualTo(12);
        assertThat(facts.houses().house(facts.houses().cusps().get(0) - 0.01)).isEqualTo(12);
    }

    @Test
    void insideThePolarCircleHousesAreWholeSigns() {
        var birth = new Birth(
                "Lin",
                LocalDate.of(1990, 6, 1),
                LocalTime.NOON,
                "Tromsø",
                ZoneId.of("Europe/Oslo"),
                18.96,
                69.65,
                null);
        var chart = new AstrologyExpert().draw(birth, ASKED);

        assertThat(((AstrologyFacts) chart.facts()).houses().system()).isEqualTo(Houses.System.WHOLE_SIGN);
        assertThat(((AstrologyFacts) chart.facts()).houses().cusps()).allMatch(cusp -> cusp % 30 == 0);
        assertThat(chart.readings().get("en").notes()).anyMatch(note -> note.contains("houses are whole signs"));
    }

    @Test
    void withoutATimeNothingThatNeedsItIsShown() {
        var chart = new AstrologyExpert().draw(diana(null), ASKED);
        var facts = (AstrologyFacts) chart.facts();

        assertThat(facts.houses()).isNull();
        assertThat(facts.positions()).allMatch(position -> position.house() == null);
        assertThat(facts.aspects()).noneMatch(aspect -> aspect.first() == Body.MOON || aspect.second() == Body.MOON);
        assertThat(chart.readings().get("en").notes())
                .anyMatch(note ->
                        note.startsWith("Ascendant, midheaven, houses and the aspects of the Moon are left out"));
    }

    @Test
    void aBodyThatChangesItsSignThatDayIsNotInterpretedWithoutATime() {
        var birth = new Birth(
                "Lin",
                LocalDate.of(1990, 4, 20),
                null,
                "London",
                ZoneId.of("Europe/London"),
                null); // the Sun enters Taurus
        var chart = new AstrologyExpert().draw(birth, ASKED);

        assertThat(((AstrologyFacts) chart.facts()).changing()).contains(Body.SUN);
        assertThat(chart.readings().get("en").sections())
                .noneMatch(section -> section.title().startsWith("Sun in"));
        assertThat(chart.readings().get("en").notes())
                .contains("Sun changed its sign on that day: without the time it is not interpreted.");
    }

    /** 20 April 1990: without a time the Sun's sign is not known, so fewer are counted and nothing is said to lack. */
    @Test
    void onlyBodiesOfAKnownSignAreCounted() {
        var unknown = balance(LocalDate.of(1990, 4, 20), null);
        var known = balance(LocalDate.of(1965, 11, 21), LocalTime.of(7, 50));

        assertThat(unknown).anyMatch(text -> text.matches("Earth is strongest, with \\d of [5-9]: .*"));
        assertThat(unknown).noneMatch(text -> text.startsWith("No planet in"));
        assertThat(known).contains("Earth is strongest, with 4 of 10: practical, patient, in need of results.");
    }

    @Test
    void aTieHasNoSingleLeader() {
        for (var day = 1; day <= 28; day++) {
            var told = balance(LocalDate.of(1990, 6, day), LocalTime.NOON);
            var leaders = told.stream()
                    .filter(text -> text.contains("is strongest") || text.contains(" signs hold "))
                    .count();
            var ties = told.stream().filter("They lead together."::equals).count();

            assertThat(leaders).as("day %s", day).isGreaterThanOrEqualTo(2 + ties);
            assertThat(ties == 0).isEqualTo(leaders == 2);
        }
    }

    private static List<String> balance(LocalDate date, LocalTime time) {
        var birth = new Birth("Lin", date, time, "London", ZoneId.of("Europe/London"), null);
        return new AstrologyExpert()
                .draw(birth, ASKED).readings().get("en").sections().stream()
                        .filter(section -> section.title().equals("Elements and modes"))
                        .findFirst()
                        .orElseThrow()
                        .paragraphs();
    }

    /** Nothing in a Western chart follows the sundial: the notes are silent about it. */
    @Test
    void aWesternChartSaysNothingOfSolarTime() {
        var chart = new AstrologyExpert().draw(diana(LocalTime.of(19, 45)), ASKED);

        assertThat(chart.readings().get("en").notes())
                .anyMatch(note -> note.startsWith("Daylight saving"))
                .noneMatch(note -> note.contains("solar time"));
    }

    @Test
    void aspectsAreMeasuredAcrossAries() {
        var aspects = Aspect.among(List.of(
                new Position(Body.SUN, 358, Sign.PISCES, false, null),
                new Position(Body.MOON, 3, Sign.ARIES, false, null),
                new Position(Body.MARS, 90.5, Sign.CANCER, false, null)));

        assertThat(aspects)
                .extracting(Aspect::kind)
                .containsExactly(Aspect.Kind.SQUARE, Aspect.Kind.SQUARE, Aspect.Kind.CONJUNCTION);
        assertThat(aspects).extracting(Aspect::orb).containsExactly(2.5, 2.5, 5.0);
    }
}
