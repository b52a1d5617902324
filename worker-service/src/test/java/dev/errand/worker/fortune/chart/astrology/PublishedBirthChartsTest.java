package dev.errand.worker.fortune.chart.astrology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.sky.Angle;
import dev.errand.worker.fortune.chart.sky.Body;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PublishedBirthChartsTest {

    private static final Offset<Double> MINUTE = within(1.01 / 60);
    private static final Offset<Double> MINUTES = within(3.0 / 60); // angles move a degree in four minutes of time

    /** Born on 1 July 1961 at 19:45 British Summer Time in Sandringham (52 N 50, 0 E 30). */
    private static Birth diana() {
        return new Birth(
                "Diana Spencer",
                LocalDate.of(1961, 7, 1),
                LocalTime.of(19, 45),
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
        var positions = facts(diana()).positions();

        for (var i = 0; i < published.size(); i++) {
            assertThat(Angle.apart(positions.get(i).longitude(), published.get(i)))
                    .as("%s", positions.get(i))
                    .isCloseTo(0, MINUTE);
        }
    }

    /** The same report: ascendant, midheaven and the Placidus cusps 2, 3, 5 and 6. */
    @Test
    void theHousesOfDianaSpencerAreThePublishedOnes() {
        var houses = facts(diana()).houses();

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
        var positions = facts(diana()).positions();

        assertThat(positions.get(Body.NORTH_NODE.ordinal()).longitude()).isCloseTo(at(29, Sign.LEO, 43), MINUTE);
        assertThat(positions)
                .filteredOn(Position::retrograde)
                .extracting(Position::body)
                .containsExactly(Body.MERCURY, Body.JUPITER, Body.SATURN, Body.NEPTUNE);
    }

    /**
     * caroledevine.blogspot.com/2010/12: Julian Assange, 3 July 1971, 14:05 in Townsville, Australia. Moon, ascendant and Jupiter in Scorpio,
     * 10 degrees from each other; Jupiter and Neptune in house 1 opposite Saturn, Venus in house 8 square Pluto, Sun square Uranus. (The Sun
     * itself stands within 5 minutes of arc of a cusp: not compared.)
     */
    @Test
    void theChartOfAnAustralianIsThePublishedOne() {
        var facts = facts(new Birth(
                "Julian Assange",
                LocalDate.of(1971, 7, 3),
                LocalTime.of(14, 5),
                "Townsville",
                ZoneId.of("Australia/Brisbane"),
                null));
        var places = facts.positions();
        var ascendant = facts.houses().ascendant();

        assertThat(facts.moment().place().latitude()).isNegative();
        assertThat(List.of(
                        Sign.of(ascendant), places.get(1).sign(), places.get(5).sign()))
                .containsOnly(Sign.SCORPIO);
        assertThat(ascendant - places.get(1).longitude()).isCloseTo(10, within(0.25));
        assertThat(places.get(5).longitude() - ascendant).isCloseTo(10, within(0.25));
        assertThat(List.of(places.get(5), places.get(8), places.get(3)))
                .extracting(Position::house)
                .containsExactly(1, 1, 8);
        assertThat(facts.aspects())
                .anyMatch(aspect -> aspect.kind() == Aspect.Kind.SQUARE
                        && aspect.first() == Body.VENUS
                        && aspect.second() == Body.PLUTO)
                .anyMatch(aspect -> aspect.kind() == Aspect.Kind.SQUARE
                        && aspect.first() == Body.SUN
                        && aspect.second() == Body.URANUS)
                .anyMatch(aspect -> aspect.kind() == Aspect.Kind.OPPOSITION
                        && aspect.first() == Body.JUPITER
                        && aspect.second() == Body.SATURN);
    }
}
