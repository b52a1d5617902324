package dev.errand.worker.fortune.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ChartsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> NAMES = List.of("王小明", "Anna Torres", "歐陽明日香", "김철수", "Jürgen O'Neill", "X");
    private static final List<String> ZONES = List.of(
            "Asia/Taipei",
            "Asia/Shanghai",
            "America/New_York",
            "Australia/Sydney",
            "Europe/Oslo",
            "America/Argentina/Ushuaia",
            "Etc/GMT-14",
            "UTC");

    static Stream<String> slugs() {
        return Charts.slugs().stream();
    }

    private static Birth birth(Random random) {
        var time = random.nextInt(4) == 0 ? null : LocalTime.of(random.nextInt(24), random.nextInt(60));
        var gender = random.nextInt(3) == 0 ? null : Gender.values()[random.nextInt(2)];
        var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        var date = LocalDate.of(1900 + random.nextInt(199), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new Birth(NAMES.get(random.nextInt(NAMES.size())), date, time, "somewhere", zone, gender);
    }

    private static Asked asked(Random random) {
        var coins = random.nextBoolean()
                ? List.<Integer>of()
                : random.ints(6, 6, 10).boxed().toList();
        var instant = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000_000));
        return new Asked(instant, ZoneId.of("Asia/Taipei"), random.nextBoolean() ? null : "Will I find work?", coins);
    }

    @Test
    void theExpertsAreThoseOfTheShop() {
        assertThat(Charts.slugs())
                .containsExactly("bazi", "ziwei", "astrology", "numerology", "name", "plum", "qimen", "liuyao");
        assertThatThrownBy(() -> Charts.expert("tarot")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void everyBirthGivesACompleteReadingInBothLanguages(String slug) {
        var random = new Random(7);
        for (var i = 0; i < 300; i++) {
            var chart = Charts.draw(slug, birth(random), asked(random));

            assertThat(chart.readings().keySet()).containsExactly("en", "zh-Hant");
            chart.readings().values().forEach(ChartsTest::complete);
            var english = chart.readings().get("en");
            var chinese = chart.readings().get("zh-Hant");
            assertThat(chinese.sections()).hasSameSizeAs(english.sections());
            assertThat(chinese.notes()).hasSameSizeAs(english.notes());
        }
    }

    private static void complete(Reading reading) {
        assertThat(reading.summary()).isNotBlank();
        var texts = new ArrayList<>(List.of(reading.title(), reading.summary()));
        texts.addAll(reading.notes());
        for (var section : reading.sections()) {
            texts.add(section.title());
            texts.addAll(section.paragraphs());
            assertThat(section.rows())
                    .allMatch(row -> row.size() == section.columns().size());
            section.rows().forEach(texts::addAll);
            assertThat(section.paragraphs().size() + section.rows().size())
                    .as(section.title())
                    .isPositive();
        }
        assertThat(texts).noneMatch(text -> text.matches(".*(\\{\\d|null|  |Optional|\\[\\]).*"));
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void chineseReadingsAreChinese(String slug) {
        var chart = Charts.draw(slug, birth(new Random(3)), asked(new Random(3)));
        var text = String.join(
                "",
                chart.readings().get("zh-Hant").sections().stream()
                        .flatMap(section -> section.paragraphs().stream())
                        .toList());

        assertThat(text.codePoints().filter(Character::isIdeographic).count()).isGreaterThan(text.length() / 3);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void aChartReadsBackFromItsJson(String slug) {
        var chart = Charts.draw(slug, birth(new Random(5)), asked(new Random(5)));
        var json = JSON.writeValueAsString(chart);
        var back = JSON.readValue(json, Chart.class);

        assertThat(back.slug()).isEqualTo(slug);
        assertThat(back.readings()).isEqualTo(chart.readings());
        assertThat(JSON.writeValueAsString(back)).isEqualTo(json);
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void theSameQuestionAlwaysGivesTheSameChart(String slug) {
        assertThat(Charts.draw(slug, birth(new Random(9)), asked(new Random(9))))
                .isEqualTo(Charts.draw(slug, birth(new Random(9)), asked(new Random(9))));
    }

    @Test
    void bracesAndMarkupInANameStayAsTheyAre() {
        var birth =
                new Birth("{1} <b>$2</b>", LocalDate.of(1990, 5, 17), null, "Taipei", ZoneId.of("Asia/Taipei"), null);
        var chart = Charts.draw("bazi", birth, new Asked(Instant.EPOCH, ZoneId.of("UTC")));

        assertThat(chart.readings().get("en").summary()).startsWith("{1} <b>$2</b> is a Ren 壬");
        assertThat(chart.readings().get("zh-Hant").summary()).startsWith("{1} <b>$2</b>的日主為壬水");
    }

    @Test
    void badInputIsRefused() {
        var zone = ZoneId.of("UTC");
        assertThatThrownBy(() -> new Birth("Lin", LocalDate.of(1899, 12, 31), null, "", zone, null))
                .hasMessageContaining("from 1900");
        assertThatThrownBy(() -> new Birth("Lin", LocalDate.of(1990, 1, 1), null, "", zone, 181.0, 0.0, null))
                .hasMessageContaining("no such place");
        assertThatThrownBy(() -> new Birth("Lin", LocalDate.of(1990, 1, 1), null, "", zone, 1.0, null, null))
                .hasMessageContaining("together");
        assertThatThrownBy(() -> new Asked(Instant.EPOCH, zone, null, List.of(6, 7, 8)))
                .hasMessageContaining("six numbers");
        assertThatThrownBy(() -> new Asked(Instant.EPOCH, zone, null, List.of(6, 7, 8, 9, 9, 10)))
                .hasMessageContaining("six numbers");
    }
}
