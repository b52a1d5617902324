package dev.errand.worker.fortune.chart.liuyao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import dev.errand.worker.fortune.chart.hexagram.Trigram;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiuyaoExpertTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static LiuyaoFacts at(String instant) {
        return LiuyaoFacts.ofTime(AskedMoment.of(new Asked(Instant.parse(instant), CHINA)));
    }

    private static List<String> lines(LiuyaoFacts facts) {
        return facts.lines().stream()
                .map(line -> line.relative().text().zh()
                        + line.pillar().hanzi()
                        + line.pillar().branch().element().text().zh())
                .toList();
    }

    /** Reference board 元亨利貞 in the tests of wanxiang_paipan (liuyao_system_test.dart): 24 April 2026, 11:30. */
    @Test
    void theBoardOf24April2026AtNoonIsThePublishedOne() {
        var facts = at("2026-04-24T03:30:00Z");

        assertThat(facts.moment().pillars().hanzi()).isEqualTo("丙午 壬辰 戊辰 戊午");
        assertThat(facts.hexagram().hanzi()).isEqualTo("澤天夬");
        assertThat(facts.house()).isEqualTo(new House(Trigram.KUN, House.Kind.FIFTH, 5, 2));
        assertThat(lines(facts)).containsExactly("妻財甲子水", "官鬼甲寅木", "兄弟甲辰土", "妻財丁亥水", "子孫丁酉金", "兄弟丁未土");
        assertThat(facts.lines())
                .extracting(line -> line.spirit().text().zh())
                .containsExactly("勾陳", "螣蛇", "白虎", "玄武", "青龍", "朱雀");
        assertThat(facts.lines())
                .filteredOn(Line::moving)
                .extracting(Line::number)
                .containsExactly(1);
        assertThat(facts.changed().hanzi()).isEqualTo("澤風大過");
        assertThat(facts.lines().get(0).changed().hanzi()).isEqualTo("辛丑");
        assertThat(facts.lines().get(0).changedRelative()).isEqualTo(Relative.SIBLINGS);
        assertThat(facts.lines())
                .filteredOn(line -> line.hidden() != null)
                .extracting(line -> line.number()
                        + line.hidden().relative().text().zh()
                        + line.hidden().pillar().hanzi())
                .containsExactly("2父母乙巳");
    }

    /** The same tests: 24 April 2026, 05:30. */
    @Test
    void theBoardOf24April2026AtDawnIsThePublishedOne() {
        var facts = at("2026-04-23T21:30:00Z");

        assertThat(facts.moment().pillars().hour().hanzi()).isEqualTo("乙卯");
        assertThat(facts.hexagram().hanzi()).isEqualTo("澤水困");
        assertThat(facts.house()).isEqualTo(new House(Trigram.DUI, House.Kind.FIRST, 1, 4));
        assertThat(lines(facts)).containsExactly("妻財戊寅木", "父母戊辰土", "官鬼戊午火", "子孫丁亥水", "兄弟丁酉金", "父母丁未土");
        assertThat(facts.changed().hanzi()).isEqualTo("坎為水");
        assertThat(facts.lines().get(3).changed().hanzi()).isEqualTo("戊申");
        assertThat(facts.lines()).allMatch(line -> line.hidden() == null);
    }

    /** 京房八宮: the fifth changes, the wandering and the returning souls, with their self lines. */
    @ParameterizedTest
    @CsvSource({
        "乾為天, QIAN, PURE, 6, 3",
        "火地晉, QIAN, WANDERING_SOUL, 4, 1",
        "火天大有, QIAN, RETURNING_SOUL, 3, 6",
        "地天泰, KUN, THIRD, 3, 6",
        "雷天大壯, KUN, FOURTH, 4, 1",
        "風山漸, GEN, RETURNING_SOUL, 3, 6",
        "地火明夷, KAN, WANDERING_SOUL, 4, 1",
        "澤風大過, ZHEN, WANDERING_SOUL, 4, 1",
        "水地比, KUN, RETURNING_SOUL, 3, 6"
    })
    void aHexagramBelongsToItsPalace(String name, Trigram palace, House.Kind kind, int self, int other) {
        var hexagram = IntStream.range(0, 64)
                .mapToObj(Hexagram::ofBits)
                .filter(one -> one.hanzi().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(House.of(hexagram)).isEqualTo(new House(palace, kind, self, other));
    }

    @Test
    void eachPalaceHasEightHexagrams() {
        var houses =
                IntStream.range(0, 64).mapToObj(Hexagram::ofBits).map(House::of).toList();

        for (var palace : Trigram.values()) {
            assertThat(houses)
                    .filteredOn(house -> house.palace() == palace)
                    .extracting(House::kind)
                    .containsExactlyInAnyOrder(House.Kind.values());
        }
        assertThat(IntStream.range(0, 64)
                        .mapToObj(Hexagram::ofBits)
                        .map(Hexagram::number)
                        .distinct())
                .hasSize(64);
    }

    /** 9 is an old yang and 6 an old yin; the lowest line comes first. */
    @Test
    void coinsAreReadFromTheLowestLine() {
        var moment = AskedMoment.of(new Asked(Instant.parse("2026-04-24T03:30:00Z"), CHINA));
        var facts = LiuyaoFacts.ofCoins(moment, List.of(9, 7, 7, 7, 7, 8));
        var still = LiuyaoFacts.ofCoins(moment, List.of(8, 8, 8, 7, 7, 7));

        assertThat(facts.hexagram().hanzi()).isEqualTo("澤天夬");
        assertThat(facts.changed().hanzi()).isEqualTo("澤風大過");
        assertThat(still.hexagram().hanzi()).isEqualTo("天地否");
        assertThat(still.changed()).isNull();
    }

    @Test
    void voidLinesAndTheMonthAreMarked() {
        var facts = at("2026-04-24T03:30:00Z"); // month Chen, day 戊辰: void are Xu and Hai

        assertThat(facts.moment().pillars().day().voids()).containsExactly(Branch.XU, Branch.HAI);
        assertThat(facts.lines())
                .filteredOn(Line::isVoid)
                .extracting(Line::number)
                .containsExactly(4);
        assertThat(facts.lines().get(4).strength()).isEqualTo(Season.STRONG); // Metal in a month of Earth
        assertThat(facts.lines().get(0).strength()).isEqualTo(Season.DEAD); // Water in a month of Earth
    }

    @Test
    void theReportQuotesTheQuestionAndItsLine() {
        var asked = new Asked(Instant.parse("2026-04-24T03:30:00Z"), CHINA, "Will I earn money?", List.of());
        var chart = new LiuyaoExpert()
                .draw(
                        new Birth("Lin", LocalDate.of(1990, 5, 17), null, "Taipei", ZoneId.of("Asia/Taipei"), null),
                        asked);

        assertThat(chart.readings().get("en").sections().get(0).paragraphs())
                .contains("The question: Will I earn money?");
        assertThat(chart.readings().get("en").sections())
                .anyMatch(section ->
                        section.paragraphs().stream().anyMatch(text -> text.startsWith("It is line 1, Wealth at 甲子")));
    }
}
