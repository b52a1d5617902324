package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.calendar.Element;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one chart says, reduced to what can be compared with the others.
 *
 * @param element that stands for the person, or that the person is told to seek; null if the method has none
 * @param theme null for methods that read the question and not the person
 * @param answer to the question; null for methods that read the birth
 */
record Signal(
        String slug,
        @Nullable Element element,
        @Nullable Theme theme,
        @Nullable Answer answer) {

    /** How an oracle answers. */
    enum Answer {
        FAVOURABLE,
        MIXED,
        DIFFICULT
    }

    static Signal person(String slug, @Nullable Element element, @Nullable Theme theme) {
        return new Signal(slug, element, theme, null);
    }

    static Signal oracle(String slug, Element element, Answer answer) {
        return new Signal(slug, element, null, answer);
    }

    Optional<Element> elementIfAny() {
        return Optional.ofNullable(element);
    }

    Optional<Theme> themeIfAny() {
        return Optional.ofNullable(theme);
    }

    Optional<Answer> answerIfAny() {
        return Optional.ofNullable(answer);
    }
}
