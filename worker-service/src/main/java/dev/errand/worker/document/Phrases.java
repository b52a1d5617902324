package dev.errand.worker.document;

import dev.errand.document.Figure;
import dev.errand.document.FigureName;
import dev.errand.document.FigureStatus;
import dev.errand.document.FigureValue;
import dev.errand.document.PeriodKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Sentences about figures. */
final class Phrases {

    private Phrases() {}

    /**
     * {@code Revenue was USD 26,914 million in fiscal year 2022, USD 16,675 million in fiscal year 2021 (page 88).}
     *
     * @param more what to say after the amounts; may be empty
     */
    static String figure(Figure figure, List<FigureValue> values, String more) {
        var unit = figure.unit() == null ? "not stated" : figure.unit();
        var shown = figure.name() == FigureName.DILUTED_EPS ? unit.replace(" per share", "") : unit;
        var amounts = values.stream()
                .map(value -> Words.amount(value, shown)
                        + (value.period().kind() == PeriodKind.INSTANT ? " at " : " in ")
                        + Words.period(value.period()))
                .collect(Collectors.joining(", "));
        var subject = capital(figure.name().words());
        return subject + (isPlural(figure.name()) ? " were " : " was ") + amounts + more + " (" + source(figure) + ").";
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static boolean isPlural(FigureName name) {
        return name == FigureName.TOTAL_ASSETS
                || name == FigureName.TOTAL_LIABILITIES
                || name == FigureName.DILUTED_EPS;
    }

    private static String source(Figure figure) {
        return figure.status() == FigureStatus.DERIVED
                ? "derived as " + figure.formula() + ", page " + figure.page()
                : "page " + figure.page();
    }
}
