package dev.errand.document;

import dev.errand.blob.BlobId;
import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The input of a document analysis: reads a PDF filing and reports its figures, its risks and an answer.
 *
 * @param blob the uploaded PDF
 * @param fileName as the user called it
 * @param fileSize bytes
 * @param query what the user wants to know; null asks for a summary
 */
public record DocumentAnalysis(
        BlobId blob,
        String fileName,
        long fileSize,
        @Nullable String query) {

    public static final JobType<DocumentAnalysis> TYPE = JobType.of(
                    "document.analysis", DocumentAnalysis.class, Lane.AGENT)
            .timeout(Duration.ofMinutes(30))
            .retry(RetryPolicy.STANDARD)
            .stages("text_extraction", "figure_extraction", "risk_review", "summary");
}
