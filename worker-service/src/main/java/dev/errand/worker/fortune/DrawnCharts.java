package dev.errand.worker.fortune;

import dev.errand.fortune.FortuneAnalysis;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.fortune.chart.Asked;
import dev.errand.worker.fortune.chart.Birth;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Charts;
import dev.errand.worker.fortune.chart.Gender;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * The charts of an order.
 *
 * @param begun when they were drawn: the beginning of the analysis
 * @param charts in the order of the experts
 */
record DrawnCharts(Instant begun, List<Chart> charts) {

    /** @throws GiveUp if the order names an expert, a zone or a birth of which no chart can be drawn */
    static DrawnCharts of(FortuneAnalysis order) throws GiveUp {
        try {
            var profile = order.profile();
            var zone = ZoneId.of(profile.timezone());
            var gender = profile.gender() == null
                    ? null
                    : Gender.valueOf(profile.gender().toUpperCase(Locale.ROOT));
            var birth = new Birth(
                    profile.name(), profile.birthDate(), profile.birthTime(), profile.birthLocation(), zone, gender);
            var asked = new Asked(order.askedAt(), zone, order.question(), List.of());
            return new DrawnCharts(
                    Instant.now(),
                    order.experts().stream()
                            .map(expert -> Charts.draw(expert, birth, asked))
                            .toList());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new GiveUp("no_chart", "no chart can be drawn: " + e.getMessage());
        }
    }

    Chart of(String expert) {
        return charts.stream()
                .filter(chart -> chart.slug().equals(expert))
                .findFirst()
                .orElseThrow();
    }
}
