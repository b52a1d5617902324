package dev.errand.worker.fortune.chart.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Table;
import dev.errand.worker.fortune.chart.calendar.Element;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameExpertTest {

    /**
     * bazi.tw/15658.html, 用五格剖象法剖析一個人的運勢: 周 has Heaven 9, 司徒 Heaven 15 (5 and 10), 王炳炎 Person 13 (4 and 9), 司徒美嫦 Person 19 (10 and 9).
     */
    @ParameterizedTest
    @CsvSource({"王炳炎, 5, 13", "司徒美嫦, 15, 19"})
    void heavenAndPersonAreThePublishedOnes(String name, int heaven, int person) {
        var grids = FiveGrids.of(name).orElseThrow();

        assertThat(grids.heaven()).isEqualTo(heaven);
        assertThat(grids.person()).isEqualTo(person);
        assertThat(FiveGrids.of("周炳炎").orElseThrow().heaven()).isEqualTo(9);
    }

    /** jiemenglao.com/xingming/53797.html: all grids of 劉德華 and 司馬光 (its 地格 of the latter's last line is a slip for 外格), four of 東方長紅. */
    @ParameterizedTest
    @CsvSource({
        "劉德華, 16, 30, 29, 15, 44",
        "刘德华, 16, 30, 29, 15, 44",
        "司馬光, 15, 16, 7, 6, 21",
        "東方長紅, 12, 12, 17, 17, 29"
    })
    void allFiveGridsAreThePublishedOnes(String name, int heaven, int person, int earth, int outer, int total) {
        assertThat(FiveGrids.of(name).orElseThrow())
                .extracting(FiveGrids::heaven, FiveGrids::person, FiveGrids::earth, FiveGrids::outer, FiveGrids::total)
                .containsExactly(heaven, person, earth, outer, total);
    }

    /** Radicals count in full: 氵 is 水, 艹 is 艸, 阝 on the left is 阜 and on the right 邑 (rule of the Kangxi dictionary). */
    @ParameterizedTest
    @CsvSource({
        "湖, 13", "清, 12", "英, 11", "陳, 16", "鄭, 19", "蔡, 17", "張, 11", "德, 15", "珍, 10", "福, 14", "裕, 13", "遠, 17",
        "林, 8", "五, 5", "四, 4", "九, 9"
    })
    void strokesAreThoseOfTheKangxiDictionary(String character, int strokes) {
        assertThat(Strokes.of(character.codePointAt(0))).hasValue(strokes);
    }

    @Test
    void simplifiedCharactersCountAsTraditionalOnes() {
        assertThat(FiveGrids.of("陈泽东")).isEqualTo(FiveGrids.of("陳澤東"));
        assertThat(FiveGrids.of("郑静宝")).isEqualTo(FiveGrids.of("鄭靜寶"));
        assertThat(FiveGrids.of("苏强")).isEqualTo(FiveGrids.of("蘇強"));
        assertThat(FiveGrids.of("欧阳罗涛")).isEqualTo(FiveGrids.of("歐陽羅濤"));
    }

    /** 云, 万 and 杰 are characters of their own in a traditional name; 于 and 范 stay surnames in a simplified one. */
    @Test
    void charactersOfBothWritingsFollowTheRestOfTheName() {
        assertThat(FiveGrids.of("叶云杰")).isEqualTo(FiveGrids.of("葉雲傑"));
        assertThat(FiveGrids.of("林云杰").orElseThrow().total()).isEqualTo(8 + 4 + 8);
        assertThat(FiveGrids.of("于丽").orElseThrow().surname()).isEqualTo("于");
        assertThat(FiveGrids.of("范伟").orElseThrow().heaven()).isEqualTo(11 + 1);
    }

    @Test
    void blanksDotsAndPicturesDoNotCount() {
        assertThat(FiveGrids.of("王\u3000小明 😀")).isEqualTo(FiveGrids.of("王小明"));
        assertThat(FiveGrids.of("王·小明")).isEqualTo(FiveGrids.of("王小明"));
        assertThat(FiveGrids.of("王小明 David")).isEmpty();
        assertThat(FiveGrids.of("😀😀")).isEmpty();
    }

    /** github.com/taishihwei/Naming, README: the lucky numbers. 29, 55 and 75, which books do not agree about, are mixed here. */
    @Test
    void theLuckyNumbersAreThePublishedOnes() {
        var published = List.of(
                1, 3, 5, 6, 7, 8, 11, 13, 15, 16, 17, 18, 21, 23, 24, 25, 29, 31, 32, 33, 35, 37, 39, 41, 45, 47, 48,
                52, 55, 57, 61, 63, 65, 67, 68, 75, 81);
        for (var row : Table.rows(GridsReport.class, "numerals.tsv")) {
            var number = Integer.parseInt(row[0]);
            if (List.of(29, 55, 75).contains(number)) {
                assertThat(row[1]).as(row[0]).isEqualTo("mixed");
            } else {
                assertThat(row[1].equals("good")).as(row[0]).isEqualTo(published.contains(number));
            }
        }
    }

    /** The Chinese of all readings is Traditional: no phrase has a character that the table turns into another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "calendar",
                "bazi",
                "ziwei",
                "astrology",
                "numerology",
                "name",
                "plum",
                "liuyao",
                "qimen",
                "hexagram"
            })
    void noPhraseIsWrittenInSimplifiedCharacters(String method) {
        var file = method.equals("hexagram") ? "hexagrams.tsv" : "phrases.tsv";
        var chinese = method.equals("hexagram") ? List.of(3, 5) : List.of(2);

        for (var row : Table.rows(Table.class, method + "/" + file)) {
            for (var cell : chinese) {
                var characters = row[cell].codePoints().toArray();
                assertThat(Strokes.traditional(characters)).as(row[0]).isEqualTo(characters);
            }
        }
    }

    @Test
    void surnamesOfTwoCharactersAreKnown() {
        assertThat(FiveGrids.of("納蘭性德").orElseThrow().surname()).isEqualTo("納蘭");
        assertThat(FiveGrids.of("司空摘星").orElseThrow().surname()).isEqualTo("司空");
        assertThat(FiveGrids.of("司空").orElseThrow().surname()).isEqualTo("司");
    }

    @Test
    void theGridsOfAllLengthsOfNamesAddUp() {
        var two = FiveGrids.of("王明").orElseThrow(); // 4, 8
        var three = FiveGrids.of("王小明").orElseThrow(); // 4, 3, 8
        var four = FiveGrids.of("歐陽小明").orElseThrow(); // 15, 17, 3, 8
        var compoundShort = FiveGrids.of("歐陽明").orElseThrow();

        assertThat(two)
                .extracting(FiveGrids::heaven, FiveGrids::person, FiveGrids::earth, FiveGrids::outer, FiveGrids::total)
                .containsExactly(5, 12, 9, 2, 12);
        assertThat(three)
                .extracting(FiveGrids::heaven, FiveGrids::person, FiveGrids::earth, FiveGrids::outer, FiveGrids::total)
                .containsExactly(5, 7, 11, 9, 15);
        assertThat(four)
                .extracting(FiveGrids::heaven, FiveGrids::person, FiveGrids::earth, FiveGrids::outer, FiveGrids::total)
                .containsExactly(32, 20, 11, 23, 43);
        assertThat(compoundShort)
                .extracting(FiveGrids::heaven, FiveGrids::person, FiveGrids::earth, FiveGrids::outer, FiveGrids::total)
                .containsExactly(32, 25, 9, 16, 40);
    }

    @Test
    void numbersHaveTheElementOfTheirLastDigit() {
        assertThat(FiveGrids.element(1)).isEqualTo(Element.WOOD);
        assertThat(FiveGrids.element(24)).isEqualTo(Element.FIRE);
        assertThat(FiveGrids.element(35)).isEqualTo(Element.EARTH);
        assertThat(FiveGrids.element(18)).isEqualTo(Element.METAL);
        assertThat(FiveGrids.element(20)).isEqualTo(Element.WATER);
        assertThat(FiveGrids.within81(82)).isEqualTo(2);
    }

    @Test
    void latinNamesAreReadByTheChaldeanTable() {
        var name = LatinName.of("John Smith").orElseThrow(); // 1+7+5+5, 3+4+1+4+5

        assertThat(name.parts()).extracting(LatinName.Part::compound).containsExactly(18, 17);
        assertThat(name.compound()).isEqualTo(35);
        assertThat(name.root()).isEqualTo(8);
    }

    @Test
    void otherScriptsAreNeitherCountedNorInvented() {
        assertThat(FiveGrids.of("김철수")).isEmpty();
        assertThat(LatinName.of("김철수")).isEmpty();
        assertThat(FiveGrids.of("さくら")).isEmpty();
        assertThat(FiveGrids.of("王")).isEmpty();
    }
}
