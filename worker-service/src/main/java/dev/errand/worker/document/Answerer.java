package dev.errand.worker.document;

import dev.errand.document.Answer;
import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureValue;
import dev.errand.document.Passage;
import dev.errand.document.Ratio;
import dev.errand.document.RiskFactor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers a question with what the document says: its figures, its risks, its words. It makes nothing up. */
final class Answerer {

    private static final int MOST_PASSAGES = 5;
    private static final int MOST_RISKS = 8;
    private static final int EXCERPT = 600;

    private final FigureReport figures;
    private final List<RiskFactor> risks;
    private final PassageSearch search;

    Answerer(FigureReport figures, List<RiskFactor> risks, PassageSearch search) {
        this.figures = figures;
        this.risks = risks;
        this.search = search;
    }

    Answer answer(String query) {
        var question = Question.of(query);
        var parts = new ArrayList<String>();
        var named = knownFigures(question);
        named.forEach(name -> parts.add(sentence(figures.figure(name), question.years())));
        ratios(question).forEach(ratio -> parts.add(sentence(ratio)));
        boolean onlyFigures = question.particular().isEmpty();
        List<RiskFactor> askedRisks = question.asksForRisks() ? risks(question) : List.of();
        if (!askedRisks.isEmpty()) {
            parts.add("Risks that the document names: "
                    + askedRisks.stream().map(Answerer::words).collect(Collectors.joining("; ")) + ".");
        }
        List<Passage> passages = onlyFigures && !parts.isEmpty() ? List.of() : passages(question);
        if (!passages.isEmpty()) {
            parts.add(onlyFigures || named.isEmpty() ? 0 : parts.size(), quoted(passages));
        }
        missing(question, named).forEach(parts::add);
        boolean answered = !passages.isEmpty()
                || !askedRisks.isEmpty()
                || onlyFigures
                        && !parts.isEmpty()
                        && (!named.isEmpty() || !ratios(question).isEmpty());
        if (!answered) {
            parts.add(0, "Nothing in the document answers this question.");
        }
        return new Answer(query, answered, String.join(" ", parts), passages, named);
    }

    private List<FigureName> knownFigures(Question question) {
        return question.figures().stream()
                .filter(name -> figures.figure(name).known())
                .toList();
    }

    private List<String> missing(Question question, List<FigureName> named) {
        return question.figures().stream()
                .filter(name -> !named.contains(name))
                .map(name -> "The document's " + name.words() + " was not found: looked for "
                        + String.join(", ", figures.figure(name).lookedFor()) + ".")
                .toList();
    }

    private List<Passage> passages(Question question) {
        Set<String> terms = question.searched();
        return search.best(terms, MOST_PASSAGES).stream()
                .map(passage -> PassageSearch.excerpt(passage, terms, EXCERPT))
                .toList();
    }

    private static String quoted(List<Passage> passages) {
        return passages.stream()
                .limit(2)
                .map(passage -> "Page " + passage.page() + ": \"" + passage.text() + "\"")
                .collect(Collectors.joining(" "));
    }

    private List<RiskFactor> risks(Question question) {
        Set<String> particular = new LinkedHashSet<>(question.particular());
        particular.removeAll(Terms.of("risk factors facing face biggest major principal"));
        return risks.stream()
                .filter(risk -> particular.isEmpty() || 2 * hits(risk, particular) > particular.size())
                .limit(MOST_RISKS)
                .toList();
    }

    private static long hits(RiskFactor risk, Set<String> terms) {
        var text = risk.title() + " " + risk.category().replace('_', ' ') + " " + risk.evidence();
        return Terms.of(text).stream().distinct().filter(terms::contains).count();
    }

    private static String words(RiskFactor risk) {
        return risk.title().replaceAll("\\.$", "") + " (page " + risk.page() + ")";
    }

    private List<Ratio> ratios(Question question) {
        return question.ratios().stream()
                .flatMap(name -> figures.ratios().stream()
                        .filter(ratio -> ratio.name().equals(name))
                        .filter(ratio -> question.years().isEmpty()
                                || question.years().contains(ratio.period().fiscalYear())))
                .toList();
    }

    private static String sentence(Ratio ratio) {
        var how = ratio.uses().size() > 1 ? " (" + ratio.formula() + ")." : ".";
        return Phrases.capital(ratio.name().replace('_', ' ')) + " was " + Words.percent(ratio.value()) + " in "
                + Words.period(ratio.period()) + how;
    }

    private static String sentence(Figure figure, List<Integer> years) {
        List<FigureValue> asked = figure.values().stream()
                .filter(value ->
                        years.isEmpty() || years.contains(value.period().fiscalYear()))
                .toList();
        return Phrases.figure(figure, asked.isEmpty() ? figure.values() : asked, "");
    }
}
