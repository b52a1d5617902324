package dev.errand.worker.fortune.chart.ziwei;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Gender;
import dev.errand.worker.fortune.chart.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published results of the library iztro (SylarLong, MIT): src/__tests__/astro/astro.test.ts, and charts computed with it. */
class ZiweiExpertTest {

    private static final Asked ASKED = new Asked(Instant.parse("2023-08-19T04:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private static Birth birth(String date, String time, Gender gender) {
        var known = time == null ? null : LocalTime.parse(time);
        return new Birth("Lin", LocalDate.parse(date), known, "Nanjing", ZoneId.of("Asia/Shanghai"), gender);
    }

    /** iztro: astrolabeBySolarDate('2000-8-16', 2, '女'). */
    @Test
    void theChartOf16August2000IsThePublishedOne() {
        var facts = new ZiweiExpert().facts(birth("2000-08-16", "04:00", Gender.FEMALE), ASKED);
        var board = facts.board();

        assertThat(board.life().hanzi() + board.body().hanzi()).isEqualTo("午戌");
        assertThat(board.element().text().zh() + board.bureau()).isEqualTo("木3");
        assertThat(board.lifeRuler().text().zh() + board.bodyRuler().text().zh())
                .isEqualTo("破軍文昌");
        assertThat(board.palace(PalaceName.LIFE).pillar().hanzi()).isEqualTo("壬午");
        assertThat(board.palace(PalaceName.SPOUSE).pillar().hanzi()).isEqualTo("庚辰");
        assertThat(board.palace(PalaceName.SPOUSE).decade().holds(facts.age()))
                .isTrue(); // the published decade of 2023
        assertThat(board.palaces())
                .filteredOn(palace -> palace.pillar().hanzi().equals("戊寅"))
                .extracting(Palace::decade)
                .containsExactly(new Palace.Decade(43, 52));
    }

    /** iztro: '2023-4-10', hour 4, '女' lies in the second half of a leap second month and counts as the third. */
    @Test
    void theSecondHalfOfALeapMonthCountsAsTheNext() {
        var board = new ZiweiExpert()
                .facts(birth("2023-04-10", "08:00", Gender.FEMALE), ASKED)
                .board();

        assertThat(board.life().hanzi() + board.body().hanzi()).isEqualTo("子申");
        assertThat(board.lifeRuler().text().zh() + board.bodyRuler().text().zh())
                .isEqualTo("貪狼天同");
        assertThat(board.element().text().zh() + board.bureau()).isEqualTo("金4");
        assertThat(board.palace(PalaceName.TRAVEL).stars())
                .extracting(Palace.Placed::star)
                .contains(Star.ZI_WEI);
    }

    /** The three examples in the comment on 起紫微星訣 in iztro's star/location.ts: steps from Yin. */
    @ParameterizedTest
    @CsvSource({"27, 3, 8", "13, 6, 9", "6, 5, 5"})
    void theEmperorIsFoundByDayAndBureau(int day, int bureau, int fromYin) {
        assertThat(Sky.ziWei(day, bureau)).isEqualTo(fromYin);
    }

    @Test
    void chartsFrom1900To2089AreThoseOfIztro() {
        for (var row : Table.rows(ZiweiExpertTest.class, "iztro.tsv")) {
            var hour = Integer.parseInt(row[1]);
            var clock = LocalDate.parse(row[0]).atTime(hour == 12 ? 23 : hour == 0 ? 0 : hour * 2 - 1, 30);
            assertThat(chart(clock, row[2].equals("男") ? Gender.MALE : Gender.FEMALE))
                    .as(row[0] + " hour " + hour)
                    .isEqualTo(String.join("\n", Arrays.copyOfRange(row, 3, row.length)));
        }
    }

    /** As the table writes it: life, body, bureau, then the palaces from Yin with decade and sorted stars. */
    private static String chart(LocalDateTime clock, Gender gender) {
        var board = Board.of(Input.at(clock), gender);
        var bureau = board.element().text().zh() + "一二三四五六".charAt(board.bureau() - 1) + "局";
        var palaces = board.palaces().stream()
                .sorted((one, other) -> Integer.compare(fromYin(one), fromYin(other)))
                .map(ZiweiExpertTest::palace);
        return board.life().hanzi() + "\n" + board.body().hanzi() + "\n" + bureau + "\n"
                + palaces.collect(Collectors.joining("\n"));
    }

    private static int fromYin(Palace palace) {
        return (palace.pillar().branch().ordinal() + 10) % 12;
    }

    private static String palace(Palace palace) {
        var decade = Objects.requireNonNull(palace.decade());
        var stars = palace.stars().stream().map(ZiweiExpertTest::star).sorted().collect(Collectors.joining(","));
        return palace.pillar().hanzi() + " " + decade.from() + "-" + decade.to() + " " + stars;
    }

    private static String star(Palace.Placed placed) {
        var brightness =
                placed.brightness() == null ? "" : placed.brightness().text().zh();
        var transformation = placed.transformation() == null
                ? ""
                : placed.transformation().text().zh().substring(1);
        return placed.star().text().zh() + brightness + transformation;
    }

    @Test
    void withoutATimeOnlyTheYearIsRead() {
        var chart = new ZiweiExpert().draw(birth("2000-08-16", null, Gender.FEMALE), ASKED);

        assertThat(((ZiweiFacts) chart.facts()).board()).isNull();
        assertThat(chart.readings().get("en").sections()).hasSize(1);
        assertThat(chart.readings().get("en").notes())
                .anyMatch(note -> note.contains("all depend on the hour: they are left out"));
    }

    /** A star borrowed from across shines there, not here. */
    @Test
    void theBrightestAndTheFallenStarsSaySo() {
        var chart = new ZiweiExpert().draw(birth("1988-07-15", "00:20", Gender.MALE), ASKED);
        var board = ((ZiweiFacts) chart.facts()).board();
        var sections = chart.readings().get("zh-Hant").sections();

        for (var palace : board.palaces()) {
            var told = sections.get(1 + palace.name().ordinal()).paragraphs().stream()
                    .filter(text -> text.contains("此星入廟") || text.contains("此星落陷"))
                    .count();
            assertThat(told)
                    .as(palace.name().text().zh())
                    .isEqualTo(palace.majors().stream()
                            .filter(placed ->
                                    placed.brightness() == Brightness.MIAO || placed.brightness() == Brightness.XIAN)
                            .count());
        }
        assertThat(sections.get(2).title()).startsWith("兄弟宮（");
    }

    @Test
    void withoutAGenderTheDecadesAreLeftOut() {
        var chart = new ZiweiExpert().draw(birth("2000-08-16", "04:00", null), ASKED);

        assertThat(((ZiweiFacts) chart.facts()).board().palaces()).allMatch(palace -> palace.decade() == null);
        assertThat(chart.readings().get("en").notes())
                .anyMatch(note -> note.startsWith("The direction of the decades depends on gender"));
    }
}
