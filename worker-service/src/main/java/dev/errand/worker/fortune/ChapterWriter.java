package dev.errand.worker.fortune;

import dev.errand.fortune.FortuneAnalysis;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.report.Chapter;
import dev.errand.worker.fortune.report.Synthesis;
import java.util.List;

/** Writes what a report says. For many threads. */
interface ChapterWriter {

    /** An expert's chapter, clean. */
    Chapter chapter(FortuneAnalysis order, Chart chart, JobRun run) throws Exception;

    /** What the experts agree on: {@code compared} by rules, and perhaps put in words. */
    Synthesis synthesis(FortuneAnalysis order, List<Chapter> chapters, Synthesis compared, JobRun run) throws Exception;
}
