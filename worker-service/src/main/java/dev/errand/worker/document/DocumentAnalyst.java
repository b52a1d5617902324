package dev.errand.worker.document;

import dev.errand.document.Analysis;
import dev.errand.document.Answer;
import dev.errand.document.DocumentFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Analyses a financial filing on this machine, with rules and without a model, in four steps. Each step's result can be stored
 * as JSON and given to the next one by a later attempt. It never invents: what the document does not print is reported as not
 * found, and what is computed says how.
 */
public final class DocumentAnalyst {

    /** Shown with every result, so that readers know who made it. */
    public static final String MODEL = "local-analyst-1.0";

    /**
     * Reads the text with its layout, one page at a time. An interrupt ends it within a page.
     *
     * @throws UnreadableDocument when the file is no PDF, is damaged, encrypted or too large: final
     * @throws IOException when the file is not there
     */
    public DocumentText read(Path pdf, PageProgress progress)
            throws UnreadableDocument, IOException, InterruptedException {
        return DocumentReader.read(pdf, progress);
    }

    /** Reads the figures from the statements and computes the ratios that they allow. */
    public FigureReport figures(DocumentText text) {
        return FigureAnalysis.of(text);
    }

    /** Reads the section on risk factors. */
    public RiskReview risks(DocumentText text) {
        return RiskAnalysis.of(text);
    }

    /**
     * Puts the earlier steps' results together and answers the question.
     *
     * @param query null or blank for a summary
     */
    public Analysis summarise(
            String fileName, DocumentText text, FigureReport figures, RiskReview risks, @Nullable String query) {
        DocumentFacts facts = FactFinder.facts(fileName, text, figures);
        var summary = new Summary(facts, figures, risks.riskFactors());
        return new Analysis(
                facts,
                summary.text(),
                summary.keyFindings(),
                answer(text, figures, risks, query, summary.text()),
                figures.figures(),
                figures.ratios(),
                risks.riskFactors(),
                MODEL,
                warnings(text, figures, risks));
    }

    private static Answer answer(
            DocumentText text, FigureReport figures, RiskReview risks, @Nullable String query, String summary) {
        if (query == null || query.isBlank()) {
            return new Answer(null, true, summary, List.of(), List.of());
        }
        if (Question.of(query).isGeneral()) {
            return new Answer(query, true, summary, List.of(), List.of());
        }
        var search = new PassageSearch(Passages.of(text));
        return new Answerer(figures, risks.riskFactors(), search).answer(query);
    }

    private static List<String> warnings(DocumentText text, FigureReport figures, RiskReview risks) {
        var warnings = new ArrayList<String>();
        var blank = text.pages().stream()
                .filter(page -> page.lines().isEmpty())
                .map(DocumentText.Page::number)
                .toList();
        if (!blank.isEmpty()) {
            warnings.add("no text layer on " + (blank.size() == 1 ? "page " : "pages ") + ranges(blank)
                    + ": scanned pictures are not read");
        }
        warnings.addAll(figures.warnings());
        if (risks.riskFactors().isEmpty()) {
            warnings.add(risks.note());
        }
        return List.copyOf(warnings);
    }

    /** {@code 3-9, 12}. */
    private static String ranges(List<Integer> pages) {
        var ranges = new ArrayList<int[]>();
        for (int page : pages) {
            int[] last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last[1] == page - 1) {
                last[1] = page;
            } else {
                ranges.add(new int[] {page, page});
            }
        }
        return ranges.stream()
                .map(range -> range[0] == range[1] ? "" + range[0] : range[0] + "-" + range[1])
                .collect(Collectors.joining(", "));
    }
}
