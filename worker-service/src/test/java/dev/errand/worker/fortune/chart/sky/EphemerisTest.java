package dev.errand.worker.fortune.chart.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.errand.worker.fortune.chart.Table;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked examples of J. Meeus, Astronomical Algorithms, 2nd edition, and places computed by another library. */
class EphemerisTest {

    private static final Offset<Double> ARC_SECOND = within(1 / 3600.0);
    private static final Offset<Double> ARC_MINUTE = within(1 / 60.0);

    @Test
    void theSunIsWhereExample25bPutsIt() {
        assertThat(Ephemeris.sun(2448908.5)).isCloseTo(199 + 54 / 60.0 + 21.818 / 3600, ARC_SECOND);
    }

    @Test
    void theMoonIsWhereExample47aPutsIt() {
        var moon = Moon.place(2448724.5);

        assertThat(moon.longitude()).isCloseTo(133.162655, within(0.00001));
        assertThat(moon.latitude()).isCloseTo(-3.229126, within(0.00001));
        assertThat(moon.distance()).isCloseTo(368409.7, within(0.1));
        assertThat(Ephemeris.longitude(Body.MOON, 2448724.5)).isCloseTo(133.167265, ARC_SECOND);
    }

    @Test
    void plutoIsWhereExample37aPutsIt() {
        var pluto = Pluto.j2000(JulianDate.centuries(2448908.5));

        assertThat(pluto.longitude()).isCloseTo(232.74071, within(0.00002));
        assertThat(pluto.latitude()).isCloseTo(14.58782, within(0.00002));
        assertThat(pluto.distance()).isCloseTo(29.711111, within(0.00001));
    }

    @Test
    void theEarthStandsAsExamples12aAnd22aSay() {
        var earth = Earth.at(2446895.5, 2446895.5);

        assertThat(earth.nutation() * 3600).isCloseTo(-3.788, within(0.1));
        assertThat(earth.obliquity()).isCloseTo(23 + 26 / 60.0 + 36.850 / 3600, within(0.1 / 3600));
        assertThat(earth.siderealTime()).isCloseTo(197.6922295, within(0.0001));
    }

    /** A port of other series by another author: agreement within an arc minute over the whole range of births. */
    @Test
    void allBodiesAgreeWithAstronomyEngineFrom1900To2098() {
        for (var row : Table.rows(EphemerisTest.class, "astronomy-engine.tsv")) {
            var instant = Instant.parse(row[0]);
            for (var i = 1; i < row.length; i++) {
                var body = Body.values()[i - 1];
                var apart = Angle.apart(Ephemeris.longitude(body, instant), Double.parseDouble(row[i]));
                assertThat(apart).as("%s at %s", body, instant).isCloseTo(0, ARC_MINUTE);
            }
        }
    }

    /** Mercury was retrograde from 1 to 25 April 2024 and direct before and after (stations in any almanac). */
    @Test
    void mercuryTurnsBackInApril2024() {
        assertThat(Ephemeris.speed(Body.MERCURY, Instant.parse("2024-03-30T00:00:00Z")))
                .isPositive();
        assertThat(Ephemeris.speed(Body.MERCURY, Instant.parse("2024-04-03T00:00:00Z")))
                .isNegative();
        assertThat(Ephemeris.speed(Body.MERCURY, Instant.parse("2024-04-24T00:00:00Z")))
                .isNegative();
        assertThat(Ephemeris.speed(Body.MERCURY, Instant.parse("2024-04-27T00:00:00Z")))
                .isPositive();
    }
}
