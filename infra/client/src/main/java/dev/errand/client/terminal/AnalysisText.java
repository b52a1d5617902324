package dev.errand.client.terminal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A document's analysis for people to read. What is missing is left out. */
public final class AnalysisText {

    private static final int RISKS_TO_SHOW = 5;
    private static final int PASSAGES_TO_SHOW = 2;

    private final int width;
    private final List<String> lines = new ArrayList<>();

    private AnalysisText(int width) {
        this.width = width;
    }

    /** @param analysis as in {@code result.analysis} of {@code GET /tasks/{id}/result} */
    public static List<String> of(JsonNode analysis, int width) {
        var text = new AnalysisText(width);
        if (analysis.isString()) {
            text.paragraph(analysis.asString());
            return text.lines;
        }
        text.document(analysis.path("document"));
        text.paragraph(analysis.path("summary").asString(""));
        text.figures(analysis.path("figures"));
        text.ratios(analysis.path("ratios"));
        text.risks(analysis.path("risk_factors"));
        text.answer(analysis.path("answer"));
        text.origin(analysis);
        return text.lines;
    }

    private void document(JsonNode document) {
        var words = new ArrayList<String>();
        add(words, "", document.path("company"));
        add(words, "", document.path("form"));
        add(words, "fiscal year ", document.path("fiscal_year"));
        add(words, "period ended ", document.path("period_end"));
        add(words, "pages ", document.path("pages"));
        paragraph(String.join(", ", words));
    }

    private void figures(JsonNode figures) {
        if (!figures.isEmpty()) {
            heading("Figures");
            lines.addAll(FigureTable.lines(figures));
        }
    }

    private void ratios(JsonNode ratios) {
        if (!ratios.isEmpty()) {
            heading("Ratios");
        }
        for (JsonNode ratio : ratios) {
            BigDecimal percent = ratio.path("value")
                    .asDecimal(BigDecimal.ZERO)
                    .movePointRight(2)
                    .setScale(2, RoundingMode.HALF_UP);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-26s%13s %%  %s  %s",
                    Prose.shorten(ratio.path("name").asString("").replace('_', ' '), 26),
                    percent.toPlainString(),
                    ratio.path("period").path("fiscal_year").asString(""),
                    Prose.shorten(ratio.path("formula").asString(""), 60)));
        }
    }

    private void risks(JsonNode risks) {
        if (!risks.isEmpty()) {
            heading("Risk factors, " + Math.min(RISKS_TO_SHOW, risks.size()) + " of " + risks.size());
        }
        for (int i = 0; i < Math.min(RISKS_TO_SHOW, risks.size()); i++) {
            JsonNode risk = risks.get(i);
            lines.addAll(Prose.wrap("- " + risk.path("title").asString("") + place(risk), width, "  "));
        }
    }

    private void answer(JsonNode answer) {
        String text = answer.path("text").asString("");
        if (text.isEmpty()) {
            return;
        }
        heading(answer.path("query").asString("Answer"));
        lines.addAll(Prose.wrap(text, width, "  "));
        answer.path("passages").valueStream().limit(PASSAGES_TO_SHOW).forEach(passage -> {
            String quote = Prose.shorten(passage.path("text").asString(""), 300);
            lines.addAll(Prose.wrap("\"" + quote + "\"" + place(passage), width, "    "));
        });
    }

    private void origin(JsonNode analysis) {
        String model = analysis.path("model_used").asString("");
        paragraph(model.isEmpty() ? "" : "Made by " + model + ".");
        analysis.path("warnings")
                .forEach(warning -> lines.addAll(Prose.wrap("Note: " + warning.asString(""), width, "")));
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            lines.add("");
            lines.addAll(Prose.wrap(text, width, ""));
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add(Prose.shorten(text, width));
    }

    private static String place(JsonNode node) {
        String page = node.path("page").asString("");
        return page.isEmpty() ? "" : " (page " + page + ")";
    }

    private static void add(List<String> words, String before, JsonNode value) {
        String text = value.asString("");
        if (!text.isEmpty()) {
            words.add(before + text);
        }
    }
}
