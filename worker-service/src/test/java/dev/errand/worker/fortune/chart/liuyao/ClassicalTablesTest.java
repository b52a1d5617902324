package dev.errand.worker.fortune.chart.liuyao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.calendar.Stem;
import dev.errand.worker.fortune.chart.hexagram.Hexagram;
import dev.errand.worker.fortune.chart.hexagram.Trigram;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that the books of six lines print at the front. */
class ClassicalTablesTest {

    /** 分宮卦象次序, printed before 《周易本義》: the eight palaces, from the pure hexagram to the returning soul. */
    @ParameterizedTest
    @CsvSource({
        "QIAN, 乾為天 天風姤 天山遯 天地否 風地觀 山地剝 火地晉 火天大有",
        "KAN, 坎為水 水澤節 水雷屯 水火既濟 澤火革 雷火豐 地火明夷 地水師",
        "GEN, 艮為山 山火賁 山天大畜 山澤損 火澤睽 天澤履 風澤中孚 風山漸",
        "ZHEN, 震為雷 雷地豫 雷水解 雷風恆 地風升 水風井 澤風大過 澤雷隨",
        "XUN, 巽為風 風天小畜 風火家人 風雷益 天雷無妄 火雷噬嗑 山雷頤 山風蠱",
        "LI, 離為火 火山旅 火風鼎 火水未濟 山水蒙 風水渙 天水訟 天火同人",
        "KUN, 坤為地 地雷復 地澤臨 地天泰 雷天大壯 澤天夬 水天需 水地比",
        "DUI, 兌為澤 澤水困 澤地萃 澤山咸 水山蹇 地山謙 雷山小過 雷澤歸妹"
    })
    void theEightPalacesAreThoseOfTheBooks(Trigram palace, String hexagrams) {
        var selves = List.of(6, 1, 2, 3, 4, 5, 4, 3); // 八卦之首世六當，以下初爻輪上颺，遊魂八宮四爻立，歸魂八卦三爻詳
        var names = hexagrams.split(" ");

        for (var place = 0; place < 8; place++) {
            var house = House.of(named(names[place]));
            assertThat(house.palace()).as(names[place]).isEqualTo(palace);
            assertThat(house.kind()).as(names[place]).isEqualTo(House.Kind.values()[place]);
            assertThat(house.self()).as(names[place]).isEqualTo(selves.get(place));
            assertThat(Math.abs(house.self() - house.other())).isEqualTo(3);
        }
    }

    private static Hexagram named(String hanzi) {
        return IntStream.range(0, 64)
                .mapToObj(Hexagram::ofBits)
                .filter(hexagram -> hexagram.hanzi().equals(hanzi))
                .findFirst()
                .orElseThrow();
    }

    /** 納甲裝卦歌 (卜筮正宗): 乾金甲子外壬午，坎水戊寅外戊申 … and the branches of each trigram, the lowest line first. */
    @ParameterizedTest
    @CsvSource({
        "QIAN, 甲子 甲寅 甲辰 壬午 壬申 壬戌",
        "KAN, 戊寅 戊辰 戊午 戊申 戊戌 戊子",
        "GEN, 丙辰 丙午 丙申 丙戌 丙子 丙寅",
        "ZHEN, 庚子 庚寅 庚辰 庚午 庚申 庚戌",
        "XUN, 辛丑 辛亥 辛酉 辛未 辛巳 辛卯",
        "LI, 己卯 己丑 己亥 己酉 己未 己巳",
        "KUN, 乙未 乙巳 乙卯 癸丑 癸亥 癸酉",
        "DUI, 丁巳 丁卯 丁丑 丁亥 丁酉 丁未"
    })
    void stemsAndBranchesAreThoseOfTheSong(Trigram trigram, String pillars) {
        var pure = new Hexagram(trigram, trigram);

        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(line -> Najia.of(pure, line).hanzi()))
                .containsExactly(pillars.split(" "));
    }

    /** 甲乙起青龍，丙丁起朱雀，戊日起勾陳，己日起螣蛇，庚辛起白虎，壬癸起玄武. */
    @Test
    void theSixSpiritsBeginWithTheStemOfTheDay() {
        assertThat(Arrays.stream(Stem.values())
                        .map(stem -> Spirit.of(stem, 1).text().zh()))
                .containsExactly("青龍", "青龍", "朱雀", "朱雀", "勾陳", "螣蛇", "白虎", "白虎", "玄武", "玄武");
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(line -> Spirit.of(Stem.WU, line).text().zh()))
                .containsExactly("勾陳", "螣蛇", "白虎", "玄武", "青龍", "朱雀");
    }
}
