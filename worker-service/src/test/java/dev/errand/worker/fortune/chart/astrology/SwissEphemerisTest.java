package dev.errand.worker.fortune.chart.astrology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.errand.worker.fortune.chart.Table;
import dev.errand.worker.fortune.chart.sky.Angle;
import dev.errand.worker.fortune.chart.sky.Body;
import dev.errand.worker.fortune.chart.sky.Ephemeris;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Angles, cusps, places and retrogrades against Swiss Ephemeris: twenty charts south of the equator, some beside and inside the polar circles. */
class SwissEphemerisTest {

    private static final double SECOND = 1 / 3600.0;

    static Stream<Chart> charts() {
        return Table.rows(SwissEphemerisTest.class, "swiss-ephemeris.tsv").stream()
                .map(Chart::new);
    }

    private record Chart(String[] row) {

        Instant instant() {
            return Instant.parse(row[0]);
        }

        Houses houses() {
            return Houses.of(instant(), number(2), number(1));
        }

        double number(int cell) {
            return Double.parseDouble(row[cell].replace("R", ""));
        }

        boolean polar() {
            return row[5].isEmpty();
        }

        @Override
        public String toString() {
            return row[0] + " at " + row[1] + ", " + row[2];
        }
    }

    private static void near(double ours, double theirs, double seconds, String what) {
        assertThat(Angle.apart(ours, theirs)).as(what).isCloseTo(0, within(seconds * SECOND));
    }

    /** Beside the polar circle the ascendant moves a degree in some seconds of time: there it may be a few minutes of arc off. */
    @ParameterizedTest
    @MethodSource("charts")
    void anglesAndCuspsAgree(Chart chart) {
        var houses = chart.houses();

        near(houses.ascendant(), chart.number(3), Math.abs(chart.number(1)) > 66 ? 300 : 15, "ascendant");
        near(houses.midheaven(), chart.number(4), 4, "midheaven");
        assertThat(houses.system()).isEqualTo(chart.polar() ? Houses.System.WHOLE_SIGN : Houses.System.PLACIDUS);
        if (!chart.polar()) {
            var cusps = List.of(2, 3, 5, 6);
            for (var i = 0; i < cusps.size(); i++) {
                near(houses.cusps().get(cusps.get(i) - 1), chart.number(5 + i), 10, "cusp " + cusps.get(i));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void placesAndRetrogradesAgree(Chart chart) {
        for (var body : Body.values()) {
            var cell = 9 + body.ordinal();
            var allowed = body == Body.MOON ? 40 : body == Body.NORTH_NODE ? 25 : 6;

            near(Ephemeris.longitude(body, chart.instant()), chart.number(cell), allowed, body.name());
            if (body != Body.NORTH_NODE) {
                assertThat(Ephemeris.speed(body, chart.instant()) < 0)
                        .as("%s retrograde", body)
                        .isEqualTo(chart.row()[cell].endsWith("R"));
            }
        }
    }
}
