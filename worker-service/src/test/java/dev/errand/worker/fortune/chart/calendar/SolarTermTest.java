package dev.errand.worker.fortune.chart.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolarTermTest {

    private static final ZoneOffset HONG_KONG = ZoneOffset.ofHours(8);

    /**
     * Hong Kong Observatory, "2013 年二十四节气的日期及时间资料" (www.hko.gov.hk/sc/gts/astron2013/Solar_Term_2013.htm), Hong Kong Time, from Moderate
     * Cold on.
     */
    private static final List<String> OBSERVATORY_2013 = List.of(
            "01-05 12:34",
            "01-20 05:52",
            "02-04 00:13",
            "02-18 20:02",
            "03-05 18:15",
            "03-20 19:02",
            "04-04 23:02",
            "04-20 06:03",
            "05-05 16:18",
            "05-21 05:09",
            "06-05 20:23",
            "06-21 13:04",
            "07-07 06:35",
            "07-22 23:56",
            "08-07 16:20",
            "08-23 07:02",
            "09-07 19:16",
            "09-23 04:44",
            "10-08 10:58",
            "10-23 14:10",
            "11-07 14:14",
            "11-22 11:48",
            "12-07 07:09",
            "12-22 01:11");

    /** A published minute is rounded: half a minute, and five seconds for the ephemeris. */
    @Test
    void allTermsOf2013BeginInTheMinuteThatTheObservatoryPublished() {
        var term = SolarTerm.after(19, Instant.parse("2013-01-01T00:00:00Z"));
        for (var published : OBSERVATORY_2013) {
            var minute =
                    LocalDateTime.parse("2013-" + published.replace(' ', 'T')).toInstant(HONG_KONG);
            assertThat(Duration.between(minute, term.at()).abs()).as(published).isLessThan(Duration.ofSeconds(35));
            term = term.next();
        }
    }

    @Test
    void theTermInForceIsTheOneThatBeganLast() {
        var start = SolarTerm.after(21, Instant.parse("2024-01-20T00:00:00Z")).at();

        assertThat(SolarTerm.inForce(start.minusSeconds(60)).name().zh()).isEqualTo("大寒");
        assertThat(SolarTerm.inForce(start.plusSeconds(60)).name().zh()).isEqualTo("立春");
        assertThat(Duration.between(SolarTerm.inForce(start.plusSeconds(60)).at(), start)
                        .abs())
                .isLessThan(Duration.ofSeconds(2));
    }

    /** J. Meeus, Astronomical Algorithms, example 28.a: +13 m 42.6 s on 13 October 1992 at 0 h dynamical time. */
    @Test
    void theEquationOfTimeIsThatOfMeeus() {
        var equation = EquationOfTime.at(Instant.parse("1992-10-12T23:59:01Z"));

        assertThat(equation.toMillis() / 1000.0).isCloseTo(13 * 60 + 42.6, within(0.3));
    }
}
