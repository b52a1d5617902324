package dev.errand.worker.fortune.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever people send, each expert draws a chart, or the input is refused in one of the ways that {@link Birth} and {@link Asked} tell. */
class FuzzTest {

    /** Draws over all experts; run with {@code -Dfuzz.draws=10000} for a long look. */
    private static final int DRAWS = Integer.getInteger("fuzz.draws", 480);

    private static final List<String> REFUSALS = List.of("given together", "no such place", "from 1900", "six numbers");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();
    private static final List<String> NAMES = List.of(
            "王小明",
            "王",
            "歐陽娜娜",
            "欧阳修",
            "刘云",
            "Anna Torres",
            "王Anna",
            "O'Neill-Świętek",
            "김철수",
            "Ольга",
            "😀😀",
            "王小明😀",
            "{0} {1}",
            "$1\\",
            "",
            "  ",
            "\u202eabc",
            "𠮷野家",
            "Y",
            "Bryn",
            "٣",
            "a\u0301");
    private static final List<String> PLACES = List.of(
            "Taipei, Taiwan", "成都", "", "nowhere", "São Paulo", "Kiritimati", "London, Ontario", ";;;", "北京市/上海");
    private static final List<String> QUESTIONS =
            List.of("Will I find work?", "", "  ", "感情", "钱", "{0}", "What will happen?", "\n\t", "孩子的考试 (2027)");

    private final Random random = new Random(20261125);

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    private Birth birth() {
        var date = LocalDate.of(1899, 12, 25).plusDays(random.nextInt(72_700)); // some before 1900 and after 2098
        var time = maybe(() -> random.nextInt(3) == 0
                ? LocalTime.of(any(List.of(22, 23, 0, 1)), random.nextInt(60))
                : LocalTime.ofNanoOfDay(Math.floorMod(random.nextLong(), 86_400_000_000_000L)));
        var known = random.nextInt(3) == 0;
        var longitude = known ? any(List.of(-180.0, 180.0, 0.0, random.nextDouble() * 362 - 181)) : null;
        var latitude = known ? maybe(() -> any(List.of(-90.0, 90.0, 66.56, random.nextDouble() * 182 - 91))) : null;
        return new Birth(
                any(NAMES),
                date,
                time,
                any(PLACES),
                ZoneId.of(any(ZONES)),
                longitude,
                latitude,
                maybe(() -> any(List.of(Gender.values()))));
    }

    private Asked asked() {
        var coins = random.ints(any(List.of(0, 0, 6, 6, 5)), 6, random.nextInt(9) == 0 ? 11 : 10)
                .boxed()
                .toList();
        var at = Instant.parse("1970-01-01T00:00:00Z").plusSeconds(random.nextLong(4_102_444_800L));
        return new Asked(at, ZoneId.of(any(ZONES)), maybe(() -> any(QUESTIONS)), coins);
    }

    @Test
    void everyInputGivesAChartOrADocumentedRefusal() {
        var drawn = 0;
        var refused = 0;
        for (var draw = 0; draw < DRAWS; draw++) {
            var slug = Charts.slugs().get(draw % Charts.slugs().size());
            var chart = draw(slug);
            chart.ifPresent(FuzzTest::complete);
            drawn += chart.isPresent() ? 1 : 0;
            refused += chart.isPresent() ? 0 : 1;
        }
        assertThat(drawn).isGreaterThan(DRAWS / 2);
        assertThat(refused).isPositive();
    }

    private Optional<Chart> draw(String slug) {
        Birth birth;
        Asked asked;
        try {
            birth = birth();
            asked = asked();
        } catch (IllegalArgumentException refusal) {
            assertThat(REFUSALS)
                    .anyMatch(reason -> String.valueOf(refusal.getMessage()).contains(reason));
            return Optional.empty();
        }
        try {
            return Optional.of(Charts.draw(slug, birth, asked));
        } catch (RuntimeException crash) {
            throw new AssertionError(slug + " of " + birth + " asked " + asked, crash);
        }
    }

    private static void complete(Chart chart) {
        var english = chart.readings().get("en");
        var chinese = chart.readings().get("zh-Hant");
        assertThat(english.summary()).isNotBlank();
        assertThat(chinese.sections()).hasSameSizeAs(english.sections());
        assertThat(chinese.notes()).hasSameSizeAs(english.notes());
        for (var reading : List.of(english, chinese)) {
            for (var section : reading.sections()) {
                assertThat(section.title()).isNotBlank();
                assertThat(section.paragraphs()).doesNotContain("");
                assertThat(section.rows())
                        .allMatch(row -> row.size() == section.columns().size());
            }
        }
    }
}
