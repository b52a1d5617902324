package dev.errand.worker.fortune.chart.bazi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Gender;
import dev.errand.worker.fortune.chart.calendar.FourPillars;
import dev.errand.worker.fortune.chart.calendar.FourPillars.DayBoundary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.assertj.core.data.TemporalUnitOffset;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charts of people born in China's summer time, far west of its clock, and south of the equator. */
class PublishedBaziChartsTest {

    private static final TemporalUnitOffset MINUTES = new TemporalUnitWithinOffset(90, ChronoUnit.SECONDS);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static BaziFacts facts(String date, @Nullable String time, ZoneId zone, double longitude, double latitude) {
        var birth = new Birth(
                "Lin",
                LocalDate.parse(date),
                time == null ? null : LocalTime.parse(time),
                "there",
                zone,
                longitude,
                latitude,
                Gender.MALE);
        return new BaziExpert().facts(birth, new Asked(Instant.parse("2016-06-01T04:00:00Z"), zone));
    }

    /**
     * tests/paipan-boundary.test.ts of github.com/Brhiza/mingyu: Beijing in summer time (true solar time 10:39), Kashgar, where the corrected
     * clock falls back to the day before, and Jiamusi in the east. Published are of the first the solar time and the branch of the hour, of
     * the second day and hour, of the third the pillars and the hour of the corrected clock.
     */
    @ParameterizedTest
    @CsvSource({
        "1988-07-15, 12:00, 116.4, 1988-07-15T10:39, 戊辰 己未 辛未 癸巳",
        "2020-08-01, 00:40, 75.98, 2020-07-31T21:37, 庚子 癸未 乙亥 丁亥",
        "1994-12-04, 03:15, 130.37, 1994-12-04T04:06, 甲戌 乙亥 甲子 丙寅"
    })
    void theClocksOfChinaAreCorrectedAsPublished(
            String date, String time, double longitude, String solar, String pillars) {
        var facts = facts(date, time, CHINA, longitude, 40);

        assertThat(facts.moment().trueSolar()).isCloseTo(LocalDateTime.parse(solar), MINUTES);
        assertThat(facts.pillars().hanzi()).isEqualTo(pillars);
    }

    /**
     * jinpeh.com/2017/05/03: Pope Francis, 17 December 1936, 21:00 in Buenos Aires, where it was summer time: stems 丙 庚 癸, both branches of
     * year and month Zi, decades from 辛丑 on at the age of seven. Its hour 癸亥 is that of the clock; an hour of summer time and 54 minutes
     * behind the meridian of the zone make it 壬戌 by the Sun.
     */
    @Test
    void aChartFromBuenosAiresIsThePublishedOneButForTheHourOfTheSun() {
        var facts = facts("1936-12-17", "21:00", ZoneId.of("America/Argentina/Buenos_Aires"), -58.4, -34.6);
        var moment = facts.moment();
        var byClock = FourPillars.of(moment.instant(), moment.civil(), DayBoundary.MIDNIGHT);

        assertThat(moment.daylightSaving()).isTrue();
        assertThat(byClock.hanzi()).isEqualTo("丙子 庚子 癸酉 癸亥");
        assertThat(moment.trueSolar()).isCloseTo(LocalDateTime.parse("1936-12-17T20:10"), MINUTES);
        assertThat(facts.pillars().hanzi()).isEqualTo("丙子 庚子 癸酉 壬戌");
        assertThat(facts.luck().decades())
                .extracting(decade -> decade.pillar().hanzi())
                .containsExactly("辛丑", "壬寅", "癸卯", "甲辰", "乙巳", "丙午", "丁未", "戊申", "己酉");
        assertThat(facts.luck().decades().get(0).age()).isEqualTo(7);
    }

    /**
     * sauvage-feng-shui.com: Bill Shorten, 12 May 1967 (Melbourne), hour unknown, fifth decade 庚子, in its second half in 2016; Malcolm Turnbull
     * (24 October 1954, Sydney), hour unknown, whose decade of the Dragon began in 2009.
     */
    @ParameterizedTest
    @CsvSource({
        "1967-05-12, Australia/Melbourne, 144.96, 丁未 乙巳 丙子, 5, 庚子",
        "1954-10-24, Australia/Sydney, 151.21, 甲午 甲戌 癸丑, 6, 庚辰"
    })
    void theChartsOfAustraliansAreThePublishedOnes(
            String date, String zone, double longitude, String pillars, int decade, String luck) {
        var noon = facts(date, "12:00", ZoneId.of(zone), longitude, -35).luck();

        assertThat(facts(date, null, ZoneId.of(zone), longitude, -35).pillars().hanzi())
                .isEqualTo(pillars);
        assertThat(noon.decades().get(decade - 1).pillar().hanzi()).isEqualTo(luck);
        assertThat(noon.decades().get(decade - 1).holds(2016)).isTrue();
        if (luck.equals("庚辰")) {
            assertThat(noon.decades().get(decade - 1).from()).isEqualTo(2009);
        }
    }
}
