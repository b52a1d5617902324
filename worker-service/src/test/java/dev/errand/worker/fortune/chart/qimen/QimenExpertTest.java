package dev.errand.worker.fortune.chart.qimen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.calendar.Pillar;
import dev.errand.worker.fortune.chart.calendar.SolarTerm;
import dev.errand.worker.fortune.chart.calendar.Stem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QimenExpertTest {

    private static String earth(Board board) {
        return board.palaces().stream().map(palace -> palace.earth().hanzi()).collect(Collectors.joining());
    }

    private static String outer(Board board, int number) {
        var palace = board.palaces().get(number - 1);
        return Objects.requireNonNull(palace.spirit()).text().zh()
                + Objects.requireNonNull(palace.door()).text().zh()
                + Objects.requireNonNull(palace.star()).text().zh()
                + palace.heaven().stream().map(Stem::hanzi).sorted().collect(Collectors.joining());
    }

    /**
     * The worked example at www.dushuzhijia.com/showbook/gbafeabg/4 (a textbook of the turning board): day 戊申, lower third, yang pattern 8,
     * hour 戊午; chief 天輔 to palace 8, envoy 杜門 to palace 8, and the whole board.
     */
    @Test
    void theTextbookBoardOfYangEightIsLaidOutAsPrinted() {
        var board = Board.of(new Ju(true, 8, 3), Pillar.of("戊午"));

        assertThat(earth(board)).isEqualTo("庚辛壬癸丁丙乙戊己");
        assertThat(board.hiddenJia()).isEqualTo(Stem.GUI);
        assertThat(board.chief().text().zh()).isEqualTo("天輔");
        assertThat(board.envoy().text().zh()).isEqualTo("杜門");
        assertThat(board.chiefPalace()).isEqualTo(8);
        assertThat(board.envoyPalace()).isEqualTo(8);
        assertThat(outer(board, 4)).isEqualTo("太陰死門天芮丁辛");
        assertThat(outer(board, 9)).isEqualTo("六合驚門天柱乙");
        assertThat(outer(board, 2)).isEqualTo("白虎開門天心丙");
        assertThat(outer(board, 3)).isEqualTo("螣蛇景門天英己");
        assertThat(outer(board, 7)).isEqualTo("玄武休門天蓬庚");
        assertThat(outer(board, 8)).isEqualTo("值符杜門天輔癸");
        assertThat(outer(board, 1)).isEqualTo("九天傷門天沖壬");
        assertThat(outer(board, 6)).isEqualTo("九地生門天任戊");
    }

    /** The same example: the leader of 戊申 is 甲辰, and Chen, Xu, Chou and Wei are the lower third. */
    @Test
    void theThirdFollowsTheLastJiaOrJiDay() {
        var rain = new SolarTerm(2, Instant.EPOCH); // 穀雨 528

        assertThat(Ju.of(rain, Pillar.of("戊申"))).isEqualTo(new Ju(true, 8, 3));
        assertThat(Ju.of(rain, Pillar.of("甲子"))).isEqualTo(new Ju(true, 5, 1));
        assertThat(Ju.of(rain, Pillar.of("癸酉"))).isEqualTo(new Ju(true, 2, 2)); // leader 己巳
    }

    /** 煙波釣叟歌: 冬至驚蟄一七四 … 夏至白露九三六 …; the index counts from the spring equinox. */
    @ParameterizedTest
    @CsvSource({
        "18, true, 174",
        "23, true, 174",
        "19, true, 285",
        "20, true, 396",
        "0, true, 396",
        "1, true, 417",
        "3, true, 417",
        "2, true, 528",
        "4, true, 528",
        "5, true, 639",
        "21, true, 852",
        "22, true, 963",
        "6, false, 936",
        "11, false, 936",
        "7, false, 825",
        "8, false, 714",
        "12, false, 714",
        "9, false, 258",
        "10, false, 147",
        "13, false, 693",
        "15, false, 693",
        "14, false, 582",
        "16, false, 582",
        "17, false, 471"
    })
    void theNumberOfTheBoardFollowsTheSong(int term, boolean yang, String numbers) {
        var thirds = List.of("甲子", "己巳", "甲戌").stream()
                .map(day -> Ju.of(new SolarTerm(term, Instant.EPOCH), Pillar.of(day)))
                .toList();

        assertThat(thirds).allMatch(ju -> ju.yang() == yang);
        assertThat(thirds.stream().map(ju -> String.valueOf(ju.number())).collect(Collectors.joining()))
                .isEqualTo(numbers);
    }

    /** In the hour of a Jia nothing has turned (伏吟). The earth plate of yin 9 is printed at www.aed-corp.com/paipan/qimen/9316.html (夏至陰九局). */
    @Test
    void inAnHourOfJiaNothingHasTurned() {
        var board = Board.of(new Ju(false, 9, 1), Pillar.of("甲子"));

        assertThat(earth(board)).isEqualTo("乙丙丁癸壬辛庚己戊");
        for (var number : List.of(1, 2, 3, 4, 6, 7, 8, 9)) {
            assertThat(board.palaces().get(number - 1).star()).isEqualTo(Star.home(number));
            assertThat(board.palaces().get(number - 1).heaven())
                    .contains(board.palaces().get(number - 1).earth());
        }
    }

    /** Yin 9 in an hour of Jia; yang 1 in the hour 乙丑, whose stem lies in palace 9, across from the chief's home. */
    @Test
    void aBoardAtHomeAndOneTurnedRoundAreTold() {
        assertThat(Board.of(new Ju(false, 9, 1), Pillar.of("甲子")).turnedStars()).isZero();
        assertThat(Board.of(new Ju(false, 9, 1), Pillar.of("甲子")).turnedDoors()).isZero();
        var opposite = Board.of(new Ju(true, 1, 1), Pillar.of("乙丑"));
        assertThat(opposite.turnedStars()).isEqualTo(Board.OPPOSITE);
        assertThat(opposite.palaces().get(8).star()).isEqualTo(Star.PENG);
    }

    /** 丙 over 乙 is 日月並行, 乙 over 丙 奇儀順遂, 丙 over 丁 月奇朱雀 (十干克應). */
    @Test
    void meetingsOfStemsHaveTheirClassicalNames() {
        assertThat(Pattern.in(palace(Stem.BING, Stem.YI))).containsExactly(Pattern.SUN_AND_MOON);
        assertThat(Pattern.in(palace(Stem.YI, Stem.BING))).containsExactly(Pattern.WONDER_WITH_WIND);
        assertThat(Pattern.in(palace(Stem.BING, Stem.DING))).containsExactly(Pattern.BIRD_OF_THE_MOON);
        assertThat(Pattern.in(palace(Stem.JI, Stem.JI))).isEmpty();
    }

    private static Palace palace(Stem heaven, Stem earth) {
        return new Palace(1, earth, List.of(heaven), Star.PENG, Door.REST, Spirit.CHIEF, false, false);
    }

    /** In an hour of Jia (2026-11-25, 23:20 in Taipei) the report says that nothing moves, and that Tianqin is where Tianrui is. */
    @Test
    void theReportTellsOfAStillBoard() {
        var asked = new Asked(Instant.parse("2026-11-25T15:20:00Z"), ZoneId.of("Asia/Taipei"));
        var born = new Birth("Lin", LocalDate.of(1990, 5, 17), null, "Taipei", ZoneId.of("Asia/Taipei"), null);
        var reading = new QimenExpert().draw(born, asked).readings().get("zh-Hant");

        assertThat(reading.sections())
                .anyMatch(section -> section.paragraphs().stream().anyMatch(text -> text.startsWith("星伏吟"))
                        && section.paragraphs().stream().anyMatch(text -> text.startsWith("門伏吟")))
                .anyMatch(section -> section.rows().stream().anyMatch(row -> row.contains("天芮（天禽）")));
    }

    /** In a yin pattern the spirits follow the chief against the clock. */
    @Test
    void spiritsTurnBackInAYinPattern() {
        var board = Board.of(new Ju(false, 9, 1), Pillar.of("甲子")); // chief 天英 at 9; against the clock come 4, 3, 8 …

        assertThat(board.palaces().get(8).spirit()).isEqualTo(Spirit.CHIEF);
        assertThat(board.palaces().get(3).spirit()).isEqualTo(Spirit.SNAKE);
        assertThat(board.palaces().get(2).spirit()).isEqualTo(Spirit.GREAT_YIN);
        assertThat(board.palaces().get(1).spirit()).isEqualTo(Spirit.NINE_HEAVEN);
    }

    @Test
    void voidAndHorseAreMarked() {
        var board = Board.of(new Ju(true, 8, 3), Pillar.of("戊午")); // ten of 甲寅: void Zi and Chou; Wu's horse is Shen

        assertThat(board.palaces())
                .filteredOn(Palace::isVoid)
                .extracting(Palace::number)
                .containsExactly(1, 8);
        assertThat(board.palaces())
                .filteredOn(Palace::horse)
                .extracting(Palace::number)
                .containsExactly(2);
    }
}
