package dev.errand.worker.fortune.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Charts;
import dev.errand.worker.fortune.chart.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    private static List<Chart> charts(String... experts) {
        var birth = new Birth("林美玲", LocalDate.of(1990, 5, 17), LocalTime.of(8, 30), "Taipei", TAIPEI, Gender.FEMALE);
        var asked = new Asked(Instant.parse("2026-11-20T03:00:00Z"), TAIPEI);
        return List.of(experts).stream()
                .map(expert -> Charts.draw(expert, birth, asked))
                .toList();
    }

    @Test
    void expertsOfOneMindAgreeAndOthersDiffer() {
        var synthesis = Comparison.of(charts("bazi", "name", "numerology"), null, Language.ENGLISH);

        // Bazi: foremost wealth; name: person grid 17, Metal; both achievement. Life path 5: change.
        assertThat(synthesis.agreements())
                .containsExactly("Bazi, Name Analysis share a theme: achievement and resources.");
        assertThat(synthesis.differences())
                .anyMatch(it -> it.contains(
                        "achievement and resources (Bazi, Name Analysis); change and freedom (Numerology)"));
        assertThat(synthesis.answer()).isEmpty();
        assertThat(synthesis.rows()).hasSize(3);
    }

    @Test
    void aQuestionIsAnsweredByTheOraclesAmongThem() {
        var answered = Comparison.of(charts("bazi", "plum", "qimen"), "Shall I go?", Language.ENGLISH);
        var unanswered = Comparison.of(charts("bazi"), "Shall I go?", Language.CHINESE);

        assertThat(answered.answer().get(0))
                .isEqualTo("Taken together, 2 of the chosen methods read your question, and their sum is favourable.");
        assertThat(answered.answer()).hasSize(3);
        assertThat(unanswered.answer()).singleElement().asString().contains("不直接回答問題");
    }

    @Test
    void oneExpertHasNobodyToAgreeWith() {
        var synthesis = Comparison.of(charts("numerology"), null, Language.ENGLISH);

        assertThat(synthesis.agreements()).singleElement().asString().contains("nothing to compare");
    }

    @Test
    void everyBirthCanBeComparedAndDrawn() {
        var random = new Random(11);
        for (var i = 0; i < 150; i++) {
            var time = random.nextInt(4) == 0 ? null : LocalTime.of(random.nextInt(24), random.nextInt(60));
            var gender = random.nextInt(3) == 0 ? null : Gender.values()[random.nextInt(2)];
            var date = LocalDate.of(1900 + random.nextInt(120), 1 + random.nextInt(12), 1 + random.nextInt(28));
            var name = List.of("王小明", "Anna Torres", "김철수").get(random.nextInt(3));
            var birth = new Birth(name, date, time, "somewhere", TAIPEI, gender);
            var asked =
                    new Asked(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000_000)), TAIPEI);
            var charts = new ArrayList<Chart>();
            Charts.slugs().forEach(expert -> charts.add(Charts.draw(expert, birth, asked)));

            for (var language : Language.values()) {
                var synthesis = Comparison.of(charts, "?", language);
                assertThat(synthesis.agreements().size()
                                + synthesis.differences().size())
                        .isPositive();
                assertThat(String.join("", synthesis.answer())).doesNotContain("{", "null");
                charts.forEach(chart -> assertThat(Figures.of(chart, language)).doesNotContain("null", "NaN"));
            }
        }
    }
}
