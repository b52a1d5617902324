package dev.errand.worker.document;

import dev.errand.blob.BlobStore;
import dev.errand.blob.BlobsAway;
import dev.errand.blob.MissingBlob;
import dev.errand.document.Analysis;
import dev.errand.document.DocumentAnalysis;
import dev.errand.job.JobType;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.TryAgain;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Reads an uploaded filing in four stages and reports what it says. */
@Component
class DocumentAnalysisHandler implements JobHandler<DocumentAnalysis, Analysis> {

    private final DocumentAnalyst analyst = new DocumentAnalyst();
    private final BlobStore blobs;

    DocumentAnalysisHandler(BlobStore blobs) {
        this.blobs = blobs;
    }

    @Override
    public JobType<DocumentAnalysis> type() {
        return DocumentAnalysis.TYPE;
    }

    @Override
    public Analysis run(DocumentAnalysis request, JobRun run) throws Exception {
        var begun = System.nanoTime();
        var text = run.step("text_extraction", DocumentText.class, () -> read(request, run));
        var figures = run.step("figure_extraction", FigureReport.class, () -> analyst.figures(text));
        var risks = run.step("risk_review", RiskReview.class, () -> analyst.risks(text));
        var analysis = run.step(
                "summary",
                Analysis.class,
                () -> analyst.summarise(request.fileName(), text, figures, risks, request.query()));
        run.log()
                .info("%d figures, %d ratios, %d risk factors"
                        .formatted(
                                found(analysis),
                                analysis.ratios().size(),
                                analysis.riskFactors().size()));
        run.atFinish(new AnalysisRows(run, request, analysis, text.pages().size(), begun));
        return analysis;
    }

    private DocumentText read(DocumentAnalysis request, JobRun run) throws Exception {
        var pdf = Files.createTempFile("errand-document-", ".pdf");
        try {
            copy(request, pdf);
            run.log().info("reading " + request.fileName());
            var text = analyst.read(
                    pdf, (done, total) -> run.progress(100 * done / total, "page " + done + " of " + total));
            run.log().info("read " + text.pages().size() + " pages");
            return text;
        } catch (UnreadableDocument e) {
            throw new GiveUp(String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(pdf);
        }
    }

    private void copy(DocumentAnalysis request, Path to) throws GiveUp, TryAgain {
        try {
            blobs.copy(request.blob(), to).block();
        } catch (MissingBlob e) {
            throw new GiveUp("the uploaded file is gone");
        } catch (BlobsAway e) {
            throw new TryAgain("the uploaded file cannot be had now: " + e.getMessage());
        }
    }

    private static long found(Analysis analysis) {
        return analysis.figures().stream()
                .filter(figure -> !figure.values().isEmpty())
                .count();
    }
}
