package dev.errand.worker.fortune;

import dev.errand.fortune.FortuneAnalysis;
import dev.errand.fortune.FortuneResult;
import dev.errand.job.JobType;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.fortune.report.Chapter;
import dev.errand.worker.fortune.report.Comparison;
import dev.errand.worker.fortune.report.Language;
import dev.errand.worker.fortune.report.ReportPage;
import dev.errand.worker.fortune.report.ReportPdf;
import dev.errand.worker.fortune.report.Synthesis;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Draws charts, has the experts write about them, and makes a report of it. */
final class FortuneHandler implements JobHandler<FortuneAnalysis, FortuneResult> {

    static final String PDF = "report.pdf";
    private static final int PARALLELISM = 3;

    private final ChapterWriter writer;

    FortuneHandler(ChapterWriter writer) {
        this.writer = writer;
    }

    @Override
    public JobType<FortuneAnalysis> type() {
        return FortuneAnalysis.TYPE;
    }

    @Override
    public FortuneResult run(FortuneAnalysis order, JobRun run) throws Exception {
        var drawn = run.step("charts", DrawnCharts.class, () -> DrawnCharts.of(order));
        var chapters = chapters(order, drawn, run);
        var synthesis = run.step("synthesis", Synthesis.class, () -> {
            var compared = Comparison.of(drawn.charts(), order.question(), Language.of(order.language()));
            return writer.synthesis(order, chapters, compared, run);
        });
        var html = run.step("report", String.class, () -> ReportPage.of(order, drawn.charts(), chapters, synthesis));
        run.step("pdf", String.class, () -> print(html, run));
        var took = Duration.between(drawn.begun(), Instant.now()).toMillis();
        var result = new FortuneResult(order.order(), order.experts(), model(chapters, synthesis), took, PDF);
        run.atFinish(new ReportRow(run, result, html));
        return result;
    }

    private List<Chapter> chapters(FortuneAnalysis order, DrawnCharts drawn, JobRun run) throws Exception {
        var runs = new ExpertRuns();
        return run.forEach(
                "experts",
                order.experts(),
                expert -> expert,
                PARALLELISM,
                Chapter.class,
                expert -> runs.run(expert, () -> writer.chapter(order, drawn.of(expert), run)),
                (experts, written) -> runs.throwIfAny(experts));
    }

    private static String print(String html, JobRun run) throws Exception {
        var file = Files.createTempFile("errand-report-", ".pdf");
        try {
            ReportPdf.write(html, file);
            return run.artifact(PDF, "application/pdf", file).name();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Each model once; what was computed is only said if nothing else was. */
    private static String model(List<Chapter> chapters, Synthesis synthesis) {
        var models = Stream.concat(chapters.stream().map(Chapter::modelUsed), Stream.of(synthesis.modelUsed()))
                .filter(model -> !model.equals(Chapter.COMPUTED))
                .distinct()
                .collect(Collectors.joining(", "));
        return models.isEmpty() ? Chapter.COMPUTED : models;
    }
}
