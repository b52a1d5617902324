package dev.errand.worker.fortune;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.errand.fortune.BirthProfile;
import dev.errand.fortune.FortuneAnalysis;
import dev.errand.job.Json;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Reading;
import dev.errand.worker.fortune.report.Chapter;
import dev.errand.worker.fortune.report.Language;
import dev.errand.worker.fortune.report.Synthesis;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input file of {@code /fortune-analyze}.
 *
 * @param profile its fields stand beside the others
 * @param expert whose chapter to write, or {@code synthesis}
 * @param chart what was computed; null for the synthesis
 * @param reading the chart explained by rules, in the report's language; null for the synthesis
 * @param chapters what the experts wrote; null for a chapter
 * @param compared what the charts agree on by rules; null for a chapter
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnalysisInput(
        @JsonUnwrapped BirthProfile profile,
        String expert,
        List<String> selectedExperts,
        @Nullable String question,
        String language,
        UUID orderId,
        UUID jobId,
        @Nullable Object chart,
        @Nullable Reading reading,
        @Nullable List<Chapter> chapters,
        @Nullable Synthesis compared) {

    static AnalysisInput ofChart(FortuneAnalysis order, Chart chart, JobRun run) {
        var reading = Language.of(order.language()).of(chart);
        return of(order, run, chart.slug(), chart.facts(), reading, null, null);
    }

    static AnalysisInput ofChapters(FortuneAnalysis order, List<Chapter> chapters, Synthesis compared, JobRun run) {
        return of(order, run, "synthesis", null, null, chapters, compared);
    }

    private static AnalysisInput of(
            FortuneAnalysis order,
            JobRun run,
            String expert,
            @Nullable Object chart,
            @Nullable Reading reading,
            @Nullable List<Chapter> chapters,
            @Nullable Synthesis compared) {
        return new AnalysisInput(
                order.profile(),
                expert,
                order.experts(),
                order.question(),
                order.language(),
                order.order(),
                run.jobId().value(),
                chart,
                reading,
                chapters,
                compared);
    }

    String json() {
        return Json.of(this).text();
    }
}
