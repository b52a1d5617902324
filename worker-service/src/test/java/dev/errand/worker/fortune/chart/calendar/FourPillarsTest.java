package dev.errand.worker.fortune.chart.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.calendar.FourPillars.DayBoundary;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published results of the library lunar-java (6tail, MIT): src/test/java/test/BaZiTest.java and GanZhiTest.java, UTC+8. */
class FourPillarsTest {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private static FourPillars pillars(String clock, DayBoundary boundary) {
        var local = LocalDateTime.parse(clock);
        return FourPillars.of(local.toInstant(CHINA), local, boundary);
    }

    @ParameterizedTest
    @CsvSource({"2005-12-23T08:37, 乙酉 戊子 辛巳 壬辰", "1988-02-15T22:30, 戊辰 甲寅 庚子 丁亥", "1988-02-02T22:30, 丁卯 癸丑 丁亥 辛亥"})
    void thePillarsAreThePublishedOnes(String clock, String pillars) {
        assertThat(pillars(clock, DayBoundary.MIDNIGHT).hanzi()).isEqualTo(pillars);
    }

    @Test
    void inTheLateHourZiTheDayStaysAndTheHourTakesTheNextDaysStem() {
        assertThat(pillars("1988-02-15T23:30", DayBoundary.MIDNIGHT).hanzi()).isEqualTo("戊辰 甲寅 庚子 戊子");
    }

    @Test
    void theOtherSchoolTurnsTheDayAtEleven() {
        assertThat(pillars("1988-02-15T23:30", DayBoundary.ELEVEN).hanzi()).isEqualTo("戊辰 甲寅 辛丑 戊子");
    }

    @Test
    void bothSchoolsAgreeHalfAnHourAfterMidnight() {
        var midnight = pillars("1988-02-16T00:30", DayBoundary.MIDNIGHT);

        assertThat(midnight).isEqualTo(pillars("1988-02-16T00:30", DayBoundary.ELEVEN));
        assertThat(midnight.hanzi()).isEqualTo("戊辰 甲寅 辛丑 戊子");
    }

    /** 立春 of 2020 fell on 4 February at 17:03, 立夏 of 1986 on 6 May at 05:31 (the exact pillars of GanZhiTest). */
    @ParameterizedTest
    @CsvSource({
        "2020-02-04T13:22, 己亥, 丁丑",
        "2020-02-04T18:22, 庚子, 戊寅",
        "2020-01-06T13:22, 己亥, 丁丑",
        "1986-05-06T01:22, 丙寅, 壬辰",
        "1986-05-06T23:22, 丙寅, 癸巳"
    })
    void yearAndMonthTurnAtTheSolarTerm(String clock, String year, String month) {
        var pillars = pillars(clock, DayBoundary.MIDNIGHT);

        assertThat(pillars.year().hanzi()).isEqualTo(year);
        assertThat(pillars.month().hanzi()).isEqualTo(month);
    }

    /** The same instant has the same year and month everywhere, whatever the local date. */
    @Test
    void theSolarTermIsOneInstantForTheWholeEarth() {
        var instant = LocalDateTime.parse("2020-02-04T18:22").toInstant(CHINA);
        var honolulu = LocalDateTime.ofInstant(instant, ZoneOffset.ofHours(-10));

        assertThat(honolulu.toLocalDate()).isEqualTo(LocalDate.of(2020, 2, 4));
        assertThat(FourPillars.of(instant, honolulu, DayBoundary.MIDNIGHT)
                        .month()
                        .hanzi())
                .isEqualTo("戊寅");
    }

    /** Sounds and voids of BaZiTest (testNaYin) and of the table 六十甲子旬空. */
    @ParameterizedTest
    @CsvSource({"乙酉, 泉中水, 午未", "戊子, 霹靂火, 午未", "辛巳, 白蠟金, 申酉", "壬辰, 長流水, 午未", "甲子, 海中金, 戌亥", "癸亥, 大海水, 子丑"})
    void aPillarHasItsSoundAndItsVoids(String pillar, String sound, String voids) {
        assertThat(Pillar.of(pillar).sound()).isEqualTo(sound);
        assertThat(String.join(
                        "",
                        Pillar.of(pillar).voids().stream().map(Branch::hanzi).toList()))
                .isEqualTo(voids);
    }

    /** Chinese New Year 2024 was 10 February (Hong Kong Observatory calendar); 2023 had a leap second month; 2000-08-16 is in iztro's tests. */
    @Test
    void lunarDatesAreThoseOfTheCalendar() {
        assertThat(LunarDate.of(LocalDate.of(2024, 2, 9)).text().zh()).isEqualTo("癸卯年臘月三十");
        assertThat(LunarDate.of(LocalDate.of(2024, 2, 10)).text().zh()).isEqualTo("甲辰年正月初一");
        assertThat(LunarDate.of(LocalDate.of(2023, 4, 10)).text().zh()).isEqualTo("癸卯年閏二月二十");
        assertThat(LunarDate.of(LocalDate.of(2000, 8, 16)).text().zh()).isEqualTo("庚辰年七月十七");
    }
}
