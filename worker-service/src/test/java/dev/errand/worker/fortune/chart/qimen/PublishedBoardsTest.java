package dev.errand.worker.fortune.chart.qimen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Table;
import dev.errand.worker.fortune.chart.calendar.AskedMoment;
import dev.errand.worker.fortune.chart.calendar.Branch;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.SolarTerm;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Boards printed in the tests of other programs of the same school: turning board, splitting and mending, centre lodged in palace 2. */
class PublishedBoardsTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static QimenFacts at(String clock) {
        return QimenFacts.of(AskedMoment.of(
                new Asked(LocalDateTime.parse(clock).atZone(CHINA).toInstant(), CHINA)));
    }

    /**
     * lib/qimenChart.test.js of github.com/mr-d-self-driving/qimen, there checked by hand against a printed board. In its fourth case
     * its day is still 甲子, as it turns at midnight there and at 23:00 here (the board does not differ); in the fifth the chief is left in
     * palace 5, from which this school lodges it in palace 2.
     */
    @ParameterizedTest
    @CsvSource({
        "2027-07-01T09:01, 丁未 丙午 辛巳 癸巳, 夏至, false, 9, 1, 天柱, 4, 驚門, 7, 午未, 6",
        "2020-01-01T14:30, 己亥 丙子 癸卯 己未, 冬至, true, 7, 2, 天沖, 8, 傷門, 8, 子丑, 4",
        "2027-06-21T22:15, 丁未 丙午 辛未 己亥, 夏至, false, 3, 2, 天英, 2, 景門, 4, 辰巳, 4",
        "2025-12-21T23:10, 乙巳 戊子 乙丑 丙子, 冬至, true, 1, 1, 天芮, 8, 死門, 4, 申酉, 8",
        "2026-01-01T00:30, 乙巳 戊子 乙亥 丙子, 冬至, true, 4, 3, 天禽, 2, 死門, 7, 申酉, 8",
        "2025-08-01T10:00, 乙巳 癸未 壬寅 乙巳, 大暑, false, 1, 2, 天心, 2, 開門, 2, 寅卯, 6"
    })
    void chiefAndEnvoyStandWherePublished(
            String clock,
            String pillars,
            String term,
            boolean yang,
            int number,
            int third,
            String chief,
            int chiefPalace,
            String envoy,
            int envoyPalace,
            String voids,
            int horse) {
        var facts = at(clock);
        var board = facts.board();

        assertThat(facts.moment().pillars().hanzi()).isEqualTo(pillars);
        assertThat(facts.moment().term().name().zh()).isEqualTo(term);
        assertThat(board.ju()).isEqualTo(new Ju(yang, number, third));
        assertThat(board.chief().text().zh()).isEqualTo(chief);
        assertThat(board.chiefPalace()).isEqualTo(chiefPalace);
        assertThat(board.envoy().text().zh()).isEqualTo(envoy);
        assertThat(board.envoyPalace()).isEqualTo(envoyPalace);
        assertThat(facts.moment().pillars().hour().voids().stream()
                        .map(Branch::hanzi)
                        .collect(Collectors.joining()))
                .isEqualTo(voids);
        assertThat(board.palaces())
                .filteredOn(Palace::horse)
                .extracting(Palace::number)
                .containsExactly(horse);
    }

    /** The same file: three palaces of the board of 2027-07-01 09:01, a yin pattern, in full. */
    @ParameterizedTest
    @CsvSource({"4, 值符, 天柱, 杜門, 庚, 癸", "6, 白虎, 天沖, 開門, 丁, 辛", "1, 六合, 天輔, 休門, 癸, 乙"})
    void thePalacesOfAYinBoardAreThePublishedOnes(
            int number, String spirit, String star, String door, String heaven, String earth) {
        var palace = at("2027-07-01T09:01").board().palaces().get(number - 1);

        assertThat(Objects.requireNonNull(palace.spirit()).text().zh()).isEqualTo(spirit);
        assertThat(Objects.requireNonNull(palace.star()).text().zh()).isEqualTo(star);
        assertThat(Objects.requireNonNull(palace.door()).text().zh()).isEqualTo(door);
        assertThat(palace.heaven()).containsExactly(Stem.of(heaven));
        assertThat(palace.earth()).isEqualTo(Stem.of(earth));
    }

    /**
     * Two yin boards printed whole: 處暑, day 庚午, hour 丙戌 (src/stores/1.js of github.com/Alexwhitee/yunque-qimen, which writes 禽 where we
     * write 芮) and yin 1 in the hour 壬午 (data/1080.md of github.com/EmmaWu0104/eastern-calendar-tools, whose 陳 and 雀 are our 白虎 and
     * 玄武). Palaces 1 to 9 without the centre: spirit, star, door, the star's own heaven stem, earth stem.
     */
    @Test
    void wholeYinBoardsAreThePublishedOnes() {
        var ju = Ju.of(new SolarTerm(10, Instant.EPOCH), Pillar.of("庚午")); // 處暑
        var board = Board.of(ju, Pillar.of("丙戌"));

        assertThat(ju).isEqualTo(new Ju(false, 4, 2));
        assertThat(whole(board)).isEqualTo("天柱生丁辛 陰輔驚戊庚 玄蓬杜辛己 虎任景癸戊 符芮休庚丙 蛇英開壬丁 地心傷丙癸 合沖死己壬");
        assertThat(board.palaces())
                .filteredOn(Palace::isVoid)
                .extracting(Palace::number)
                .containsExactly(2, 9);
        assertThat(whole(Board.of(new Ju(false, 1, 1), Pillar.of("壬午"))))
                .isEqualTo("天芮景乙戊 陰沖生丙乙 玄心驚壬丙 虎蓬開戊丁 符英杜己壬 蛇輔傷丁辛 地柱死辛庚 合任休庚己");
    }

    private static String whole(Board board) {
        return board.palaces().stream()
                .filter(palace -> palace.number() != 5)
                .map(palace -> spirit(palace)
                        + Objects.requireNonNull(palace.star()).text().zh().charAt(1)
                        + Objects.requireNonNull(palace.door()).text().zh().charAt(0)
                        + palace.heaven().get(0).hanzi()
                        + palace.earth().hanzi())
                .collect(Collectors.joining(" "));
    }

    /** By the character that tells the eight apart: 符 蛇 陰 合 虎 玄 地 天. */
    private static String spirit(Palace palace) {
        return String.valueOf(
                "符蛇陰合虎玄地天".charAt(Objects.requireNonNull(palace.spirit()).ordinal()));
    }

    /** Earth plates of all eighteen patterns, the ring of stars in 180 hours, the ring of doors in the sixty hours of yin 9. */
    @Test
    void platesStarsAndDoorsAreThoseOfTaobi() {
        for (var row : Table.rows(PublishedBoardsTest.class, "taobi.tsv")) {
            var pattern = Integer.parseInt(row[0]);
            var ju = new Ju(pattern > 0, Math.abs(pattern), 1);
            for (var hour = 0; hour < Math.max(10, row[3].length()); hour++) {
                var board = Board.of(ju, Pillar.of(hour));
                var palace = board.palaces().get(3);
                var at = "pattern " + pattern + ", hour " + Pillar.of(hour).hanzi();

                assertThat(earth(board)).as(at).isEqualTo(row[1]);
                if (hour < 10) {
                    assertThat(palace.star()).as(at).isEqualTo(Star.home(row[2].charAt(hour) - '0'));
                }
                if (!row[3].isEmpty()) {
                    assertThat(palace.door()).as(at).isEqualTo(door(row[3].charAt(hour) - '0'));
                }
            }
        }
    }

    private static String earth(Board board) {
        return board.palaces().stream().map(palace -> palace.earth().hanzi()).collect(Collectors.joining());
    }

    /** The door at home in a palace: in an hour of 甲 the doors have not turned. */
    private static Door door(int home) {
        return Objects.requireNonNull(Board.of(new Ju(true, 1, 1), Pillar.of(0))
                .palaces()
                .get(home - 1)
                .door());
    }
}
