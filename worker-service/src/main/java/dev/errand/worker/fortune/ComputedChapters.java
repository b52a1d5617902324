package dev.errand.worker.fortune;

import dev.errand.fortune.FortuneAnalysis;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.report.Chapter;
import dev.errand.worker.fortune.report.Language;
import dev.errand.worker.fortune.report.Readings;
import dev.errand.worker.fortune.report.Synthesis;
import java.util.List;

/** The charts' own explanations: no model, no key, no network. */
final class ComputedChapters implements ChapterWriter {

    @Override
    public Chapter chapter(FortuneAnalysis order, Chart chart, JobRun run) {
        return Readings.chapter(chart, Language.of(order.language()));
    }

    @Override
    public Synthesis synthesis(FortuneAnalysis order, List<Chapter> chapters, Synthesis compared, JobRun run) {
        return compared;
    }
}
