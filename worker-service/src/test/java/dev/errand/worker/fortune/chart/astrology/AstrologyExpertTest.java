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
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AstrologyExpertTest {

    private static final Asked ASKED = new Asked(Instant.parse("2026-11-25T04:00:00Z"), ZoneId.of("UTC"));
    private static final Offset<Double> MINUTE = within(1.01 / 60);
    private static final Offset<Double> MINUTES = within(3.0 / 60); // angles move a degree in four minutes of time

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

    private static double at(int degrees, Sign sign, int minutes) {
        return sign.ordinal() * 30 + degrees + minutes / 60.0;
    }

    /** www.mojan.com/content/princess-diana-spencer-astrology-chart-report: planets in whole minutes. */
    @Test
    void thePlanetsOfDianaSpencerAreThePublishedOnes() {
        var published = List.of(
                at(9, Sign.CANCER, 40),
                at(25, Sign.AQUARIUS, 2),
                at(3, Sign.CANCER, 12),
                at(24, Sign.TAURUS, 24),
                at(1, Sign.VIRGO, 39),
                at(5, Sign.AQUARIUS, 6),
                at(27, Sign.CAPRICORN, 49),
                at(23, Sign.LEO, 20),
                at(8, Sign.SCORPIO, 38),
                at(6, Sign.VIRGO, 3));
        var positions = facts(diana(LocalTime.of(19, 45))).positions();

        for (var i = 0; i < published.size(); i++) {
            assertThat(Angle.apart(positions.get(i).longitude(), published.get(i)))
                    .as("%s", positions.get(i))
                    .isCloseTo(0, MINUTE);
        }
    }

    /** The same report: ascendant, midheaven and the Placidus cusps 2, 3, 5 and 6. */
    @Test
    void theHousesOfDianaSpencerAreThePublishedOnes() {
        var houses = facts(diana(LocalTime.of(19, 45))).houses();

        assertThat(houses.system()).isEqualTo(Houses.System.PLACIDUS);
        assertThat(houses.ascendant()).isCloseTo(at(18, Sign.SAGITTARIUS, 25), MINUTES);
        assertThat(houses.midheaven()).isCloseTo(at(23, Sign.LIBRA, 3), MINUTES);
        assertThat(houses.cusps().get(1)).isCloseTo(at(29, Sign.CAPRICORN, 49), MINUTES);
        assertThat(houses.cusps().get(2)).isCloseTo(at(18, Sign.PISCES, 22), MINUTES);
        assertThat(houses.cusps().get(4)).isCloseTo(at(16, Sign.TAURUS, 3), MINUTES);
        assertThat(houses.cusps().get(5)).isCloseTo(at(3, Sign.GEMINI, 18), MINUTES);
    }

    /** astrologyclub.org, The Life and Death of Princess Diana (2): mean node 29.43 Leo; Mercury, Jupiter, Saturn and Neptune retrograde. */
    @Test
    void theMeanNodeAndTheRetrogradesOfDianaSpencerAreThePublishedOnes() {
        var positions = facts(diana(LocalTime.of(19, 45))).positions();

        assertThat(positions.get(Body.NORTH_NODE.ordinal()).longitude()).isCloseTo(at(29, Sign.LEO, 43), MINUTE);
        assertThat(positions)
                .filteredOn(Position::retrograde)
                .extracting(Position::body)
                .containsExactly(Body.MERCURY, Body.JUPITER, Body.SATURN, Body.NEPTUNE);
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
