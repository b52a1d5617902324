package dev.errand.worker.fortune.chart.bazi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Gender;
import dev.errand.worker.fortune.chart.Text;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Element;
import dev.errand.worker.fortune.chart.calendar.FourPillars;
import dev.errand.worker.fortune.chart.calendar.FourPillars.DayBoundary;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaziExpertTest {

    private static final Asked ASKED = new Asked(Instant.parse("2026-11-25T04:00:00Z"), ZoneId.of("Asia/Taipei"));

    private static Birth birth(String date, String time, String location, String zone, Gender gender) {
        return new Birth("Lin", LocalDate.parse(date), LocalTime.parse(time), location, ZoneId.of(zone), gender);
    }

    private static BaziFacts facts(Birth birth) {
        return new BaziExpert().facts(birth, ASKED);
    }

    /** lunar-java, BaZiTest: 2005-12-23 08:37, testShiShenGan, testShiShenZhi, testDiShi and testHideGan. */
    @Test
    void godsHiddenStemsAndStagesAreThePublishedOnes() {
        var readings = facts(birth("2005-12-23", "08:37", "Hangzhou", "Asia/Shanghai", Gender.MALE))
                .readings();

        assertThat(readings).extracting(reading -> reading.pillar().hanzi()).containsExactly("乙酉", "戊子", "辛巳", "壬辰");
        assertThat(readings)
                .extracting(reading ->
                        reading.god() == null ? "日主" : reading.god().text().zh())
                .containsExactly("偏財", "正印", "日主", "傷官");
        assertThat(readings)
                .extracting(reading -> reading.hidden().stream()
                        .map(hidden ->
                                hidden.stem().hanzi() + hidden.god().text().zh())
                        .toList())
                .containsExactly(
                        List.of("辛比肩"), List.of("癸食神"), List.of("丙正官", "庚劫財", "戊正印"), List.of("戊正印", "乙偏財", "癸食神"));
        assertThat(readings).extracting(reading -> reading.stage().text().zh()).containsExactly("臨官", "長生", "死", "墓");
    }

    /** lunar-java, BaZiTest.testDiShi, the stages of the days from 2020-11-18 to 2020-11-27 in their own branches. */
    @ParameterizedTest
    @CsvSource({"癸丑, 冠帶", "己亥, 胎", "甲午, 死", "丙寅, 長生", "丁酉, 長生", "庚申, 臨官", "乙卯, 臨官", "壬子, 帝旺", "戊申, 病", "辛未, 衰"})
    void lifeStagesFollowTheVerse(String pillar, String stage) {
        assertThat(LifeStage.of(Pillar.of(pillar).stem(), Pillar.of(pillar).branch())
                        .text()
                        .zh())
                .isEqualTo(stage);
    }

    /** lunar-java, YunTest test5 and test6 (three days a year, twelve minutes a day): UTC+8. */
    @Test
    void luckBeginsWhenThePublishedExamplesSay() {
        var man = luck("2022-03-09T20:51", Gender.MALE);
        var woman = luck("2018-06-11T09:30", Gender.FEMALE);

        assertThat(man.age()).hasToString("P8Y9M2D");
        assertThat(man.begins()).isEqualTo("2030-12-12");
        assertThat(man.forward()).isTrue();
        assertThat(woman.begins()).isEqualTo("2020-03-21");
        assertThat(woman.forward()).isFalse();
    }

    private static LuckCycles luck(String clock, Gender gender) {
        var local = LocalDateTime.parse(clock);
        var instant = local.toInstant(ZoneOffset.ofHours(8));
        return LuckCycles.of(instant, local, FourPillars.of(instant, local, DayBoundary.MIDNIGHT), gender);
    }

    /**
     * baziconsult.com/2017/02/08/strategy-using-bazi: Donald Trump, born 14 June 1946 (10:54 in New York by summer time) in the hour Si: a
     * strong Ji day master without any Water; in the year of his election in the decade 辛丑, after 庚子.
     */
    @Test
    void theChartOfAnAmericanBornInSummerTimeIsThePublishedOne() {
        var facts = facts(birth("1946-06-14", "10:54", "Jamaica, New York City", "America/New_York", Gender.MALE));

        assertThat(facts.moment().daylightSaving()).isTrue();
        assertThat(facts.pillars().hanzi()).isEqualTo("丙戌 甲午 己未 己巳");
        assertThat(facts.balance().strength()).isEqualTo(Balance.Strength.STRONG);
        assertThat(facts.balance().missing(Element.EARTH)).containsExactly(Element.WATER);
        assertThat(facts.luck().decades())
                .filteredOn(decade -> decade.holds(2009) || decade.holds(2016))
                .extracting(decade -> decade.pillar().hanzi())
                .containsExactly("庚子", "辛丑");
    }

    @Test
    void decadesWalkFromTheMonthPillar() {
        var facts = facts(birth("1990-05-17", "08:30", "Taipei", "Asia/Taipei", Gender.MALE));

        assertThat(facts.pillars().hanzi()).isEqualTo("庚午 辛巳 壬午 甲辰");
        assertThat(facts.luck().decades())
                .extracting(decade -> decade.pillar().hanzi())
                .startsWith("壬午", "癸未", "甲申");
        var woman = facts(birth("1990-05-17", "08:30", "Taipei", "Asia/Taipei", Gender.FEMALE));
        assertThat(woman.luck().decades())
                .extracting(decade -> decade.pillar().hanzi())
                .startsWith("庚辰", "己卯", "戊寅");
    }

    /** In Sydney summer is in January; the month pillar follows the Sun's longitude as everywhere, and the noon hour is the local noon. */
    @Test
    void southOfTheEquatorTheRulesAreTheSame() {
        var facts = facts(birth("1985-01-15", "13:10", "Sydney, Australia", "Australia/Sydney", Gender.FEMALE));

        assertThat(facts.moment().daylightSaving()).isTrue();
        assertThat(facts.moment().trueSolar().getHour()).isEqualTo(12);
        assertThat(facts.pillars().hanzi()).isEqualTo("甲子 丁丑 甲寅 庚午");
    }

    @Test
    void lateZiShowsTheOtherSchoolToo() {
        var chart = new BaziExpert().draw(birth("1988-02-15", "23:40", "Fuzhou", "Asia/Shanghai", Gender.MALE), ASKED);

        assertThat(((BaziFacts) chart.facts()).pillars().day().hanzi()).isEqualTo("庚子");
        assertThat(((BaziFacts) chart.facts()).otherSchool())
                .extracting(other -> other.day().hanzi())
                .isEqualTo("辛丑");
        assertThat(chart.readings().get("en").notes()).anyMatch(note -> note.contains("Born in the late hour Zi"));
    }

    @Test
    void withoutTimeOrGenderLuckIsLeftOutAndSaidSo() {
        var chart = new BaziExpert()
                .draw(
                        new Birth("Lin", LocalDate.parse("1990-05-17"), null, "Taipei", ZoneId.of("Asia/Taipei"), null),
                        ASKED);
        var facts = (BaziFacts) chart.facts();

        assertThat(facts.luck()).isNull();
        assertThat(facts.readings()).hasSize(3);
        assertThat(chart.readings().get("en").notes())
                .anyMatch(note -> note.startsWith("The hour pillar and the decades of luck are left out"))
                .anyMatch(note -> note.startsWith("The direction of the decades of luck depends on gender"));
        assertThat(chart.readings().get("zh-Hant").notes()).anyMatch(note -> note.startsWith("時柱與大運從略"));
    }

    @Test
    void anElementWithoutCompanyInItsSeasonIsWeak() {
        var balance = Balance.of(new FourPillars(Pillar.of("庚午"), Pillar.of("辛巳"), Pillar.of("壬午"), Pillar.of("甲辰")));

        assertThat(balance.strength()).isEqualTo(Balance.Strength.WEAK);
        assertThat(balance.dominant()).isEqualTo(Element.FIRE);
        assertThat(balance.favourable()).containsExactly(Element.WATER, Element.METAL);
        assertThat(balance.shares().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isBetween(98, 102);
    }

    /** 庚 over 午 with 戊辰, 己未 and 丁亥: no other Metal, but the day master is Metal. */
    @Test
    void theDayMastersOwnElementIsNeverMissing() {
        var pillars = new FourPillars(Pillar.of("戊辰"), Pillar.of("己未"), Pillar.of("庚午"), Pillar.of("丁亥"));

        assertThat(Balance.of(pillars).shares()).containsEntry(Element.METAL, 0);
        assertThat(Balance.of(pillars).missing(Element.METAL)).isEmpty();
    }

    @Test
    void agesAreWrittenInWords() {
        var chart = new BaziExpert()
                .draw(birth("1900-01-31", "23:10", "Kathmandu", "Asia/Kathmandu", Gender.FEMALE), ASKED);

        assertThat(chart.readings().get("en").sections())
                .anyMatch(section -> section.paragraphs().stream()
                        .anyMatch(text -> text.contains("The first begins 1 year, 2 months and 1 day after birth")));
    }

    @Test
    void branchesMeetAsTheVersesSay() {
        assertThat(Meeting.among(List.of(Branch.ZI, Branch.WU)))
                .extracting(Meeting::kind)
                .containsExactly(Meeting.Kind.CLASH);
        assertThat(Meeting.among(List.of(Branch.YIN, Branch.HAI)))
                .extracting(Meeting::element)
                .containsExactly(Element.WOOD);
        assertThat(Meeting.among(List.of(Branch.WU, Branch.WEI)))
                .extracting(Meeting::kind)
                .containsExactly(Meeting.Kind.SIX_HARMONY);
        assertThat(Meeting.among(List.of(Branch.SHEN, Branch.ZI, Branch.CHEN)))
                .extracting(Meeting::element)
                .containsExactly(Element.WATER);
        assertThat(Meeting.among(List.of(Branch.ZI, Branch.YIN, Branch.CHEN))).isEmpty();
    }

    @Test
    void theTenGodsOfJiaRunThroughTheStems() {
        assertThat(List.of(Stem.values()))
                .extracting(stem -> TenGod.of(Stem.JIA, stem))
                .map(TenGod::text)
                .map(Text::zh)
                .containsExactly("比肩", "劫財", "食神", "傷官", "偏財", "正財", "七殺", "正官", "偏印", "正印");
    }
}
