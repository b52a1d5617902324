package dev.errand.worker.document;

import static dev.errand.document.FigureName.DILUTED_EPS;
import static dev.errand.document.FigureName.EQUITY;
import static dev.errand.document.FigureName.NET_INCOME;
import static dev.errand.document.FigureName.OPERATING_CASH_FLOW;
import static dev.errand.document.FigureName.OPERATING_INCOME;
import static dev.errand.document.FigureName.REVENUE;
import static dev.errand.document.FigureName.TOTAL_ASSETS;
import static dev.errand.document.FigureName.TOTAL_LIABILITIES;

import dev.errand.document.DocumentFacts;
import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureValue;
import dev.errand.document.Period;
import dev.errand.document.RiskFactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells in sentences what the figures and the risks come to. */
final class Summary {

    private static final List<FigureName> TOLD = List.of(
            REVENUE,
            NET_INCOME,
            DILUTED_EPS,
            OPERATING_INCOME,
            OPERATING_CASH_FLOW,
            TOTAL_ASSETS,
            TOTAL_LIABILITIES,
            EQUITY);

    private final DocumentFacts facts;
    private final FigureReport figures;
    private final List<RiskFactor> risks;

    Summary(DocumentFacts facts, FigureReport figures, List<RiskFactor> risks) {
        this.facts = facts;
        this.figures = figures;
        this.risks = risks;
    }

    String text() {
        var parts = new ArrayList<String>();
        parts.add(opening());
        var findings = keyFindings();
        parts.addAll(findings.subList(0, Math.min(6, findings.size())));
        if (TOLD.stream().noneMatch(name -> figures.figure(name).known())) {
            parts.add("No financial statement was found in it, so no figures are reported.");
        }
        return String.join(" ", parts);
    }

    /** The most telling first. */
    List<String> keyFindings() {
        var findings = new ArrayList<String>();
        TOLD.forEach(name -> latest(figures.figure(name)).ifPresent(findings::add));
        margins().ifPresent(findings::add);
        ratio("return_on_equity", "Return on equity").ifPresent(findings::add);
        riskFinding().ifPresent(findings::add);
        return List.copyOf(findings);
    }

    private String opening() {
        var who = facts.company() == null ? "The document \"" + facts.fileName() + "\"" : facts.company();
        var what =
                facts.form() == null ? "" : facts.company() == null ? " (" + facts.form() + ")" : ", " + facts.form();
        var when = facts.periodEnd() == null ? "" : ", for the period ended " + facts.periodEnd();
        return who + what + when + ": " + facts.pages() + (facts.pages() == 1 ? " page." : " pages.");
    }

    private Optional<String> latest(Figure figure) {
        if (figure.values().isEmpty()) {
            return Optional.empty();
        }
        FigureValue value = figure.values().get(0);
        var growth =
                change(figure.name(), value.period()).map(words -> ", " + words).orElse("");
        return Optional.of(Phrases.figure(figure, List.of(value), growth));
    }

    private Optional<String> change(FigureName name, Period period) {
        return figures.ratios().stream()
                .filter(ratio -> ratio.name().equals(name.json() + "_growth")
                        && ratio.period().equals(period))
                .map(ratio -> (ratio.value().signum() < 0 ? "down " : "up ")
                        + Words.percent(ratio.value().abs()) + " from the year before")
                .findFirst();
    }

    private Optional<String> margins() {
        var margins = List.of("gross_margin", "operating_margin", "net_margin").stream()
                .flatMap(name -> figures.ratios().stream()
                        .filter(ratio -> ratio.name().equals(name))
                        .limit(1))
                .map(ratio -> ratio.name().replace('_', ' ') + " " + Words.percent(ratio.value()))
                .toList();
        return margins.isEmpty() ? Optional.empty() : Optional.of(Phrases.capital(String.join(", ", margins)) + ".");
    }

    private Optional<String> ratio(String name, String words) {
        return figures.ratios().stream()
                .filter(ratio -> ratio.name().equals(name))
                .findFirst()
                .map(ratio ->
                        words + " was " + Words.percent(ratio.value()) + " in " + Words.period(ratio.period()) + ".");
    }

    private Optional<String> riskFinding() {
        if (risks.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> categories = new LinkedHashMap<>();
        risks.forEach(risk -> categories.merge(risk.category(), 1, Integer::sum));
        var most = categories.entrySet().stream()
                .sorted(Collections.reverseOrder(Map.Entry.comparingByValue()))
                .limit(3)
                .map(entry -> entry.getKey().replace('_', ' ') + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of("The document names " + risks.size() + (risks.size() == 1 ? " risk factor" : " risk factors")
                + ", most on " + most + ".");
    }
}
