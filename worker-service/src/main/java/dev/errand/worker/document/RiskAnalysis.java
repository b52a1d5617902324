package dev.errand.worker.document;

import dev.errand.document.RiskFactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The third step: reads the risk section's headings, by their letters first and by their wording when no letters stand out. */
final class RiskAnalysis {

    private static final int MOST = 150;
    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_EVIDENCE = 420;
    private static final Pattern CLAIM = Pattern.compile(
            "\\b(may|might|could|can|cannot|will|would|should|are|is|has|have|depends?|relies|rely|face|faces|fail|fails|harm|harmed|affects?|exposes?|subject|risk)\\b");

    private RiskAnalysis() {}

    static RiskReview of(DocumentText text) {
        var section = RiskSection.of(ParagraphReader.paragraphs(Furniture.removed(text.pages())));
        if (section.isEmpty()) {
            return new RiskReview(List.of(), "the document has no section on risk factors");
        }
        var risks = risks(section, RiskAnalysis::isEmphasisedClaim);
        if (risks.isEmpty()) {
            risks = risks(section, RiskAnalysis::isShortHeading);
        }
        if (risks.isEmpty()) {
            risks = risks(section, RiskAnalysis::isPlainClaim);
        }
        var where = "pages " + section.get(0).page() + " to "
                + section.get(section.size() - 1).page();
        return new RiskReview(
                risks,
                risks.isEmpty()
                        ? "the section on risk factors (" + where + ") has no headings that could be recognised"
                        : "risk factors read from " + where);
    }

    private static List<RiskFactor> risks(List<Paragraph> section, Predicate<Paragraph> isTitle) {
        var risks = new ArrayList<RiskFactor>();
        var group = "";
        for (int i = 0; i < section.size() && risks.size() < MOST; i++) {
            Paragraph paragraph = section.get(i);
            if (isTitle.test(paragraph)) {
                boolean runIn = !paragraph.emphasised() && paragraph.emphasis() > 0;
                var title = runIn ? paragraph.lead() : paragraph.text();
                var body = runIn ? paragraph.rest() : body(section, i + 1, isTitle);
                if (!body.isEmpty()) {
                    risks.add(risk(title, paragraph.page(), body, group));
                }
            } else if (paragraph.emphasised() && paragraph.words() <= 15) {
                group = paragraph.text();
            }
        }
        return List.copyOf(risks);
    }

    private static RiskFactor risk(String title, int page, String body, String group) {
        var evidence = Sentences.first(Sentences.of(body), 2, LONGEST_EVIDENCE);
        return new RiskFactor(title, page, RiskCategory.of(title, evidence, group), evidence);
    }

    private static String body(List<Paragraph> section, int from, Predicate<Paragraph> isTitle) {
        var body = new StringBuilder();
        for (int i = from; i < section.size() && body.length() < LONGEST_EVIDENCE; i++) {
            Paragraph next = section.get(i);
            if (isTitle.test(next) || next.emphasised() && next.words() <= 15) {
                break;
            }
            body.append(body.length() == 0 ? "" : " ").append(next.text());
        }
        return body.toString();
    }

    private static boolean isEmphasisedClaim(Paragraph paragraph) {
        var text = paragraph.emphasised() ? paragraph.text() : paragraph.lead();
        boolean ends = paragraph.emphasised() || text.matches("(?s).*[.:]$");
        return ends && isClaim(text) && !text.matches("(?i)risks? (related|relating|associated|factors).{0,120}[^.]");
    }

    private static boolean isShortHeading(Paragraph paragraph) {
        return paragraph.emphasised()
                && paragraph.words() <= 15
                && paragraph.text().matches(".*[A-Za-z]{3}.*");
    }

    private static boolean isPlainClaim(Paragraph paragraph) {
        return paragraph.text().endsWith(".") && paragraph.text().length() <= 320 && isClaim(paragraph.text());
    }

    private static boolean isClaim(String text) {
        return text.length() <= LONGEST_TITLE
                && text.length() >= 20
                && Sentences.of(text).size() <= 2
                && CLAIM.matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
