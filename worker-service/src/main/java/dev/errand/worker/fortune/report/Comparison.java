package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Phrases;
import dev.errand.worker.fortune.chart.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares charts by rules: elements, themes and, where something was asked, answers. */
public final class Comparison {

    private static final Phrases PHRASES = new Phrases(Comparison.class);

    private final List<Signal> signals;
    private final Language language;
    private final List<String> agreements = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private Comparison(List<Chart> charts, Language language) {
        this.signals =
                charts.stream().map(Signals::of).flatMap(Optional::stream).toList();
        this.language = language;
    }

    /**
     * @param question null if nothing was asked
     * @return what holds of the charts; never without a sentence
     */
    public static Synthesis of(List<Chart> charts, @Nullable String question, Language language) {
        var comparison = new Comparison(charts, language);
        comparison.compare("element", Signal::elementIfAny);
        comparison.compare("theme", Signal::themeIfAny);
        comparison.compare("answer", Signal::answerIfAny);
        if (comparison.agreements.isEmpty() && comparison.differences.isEmpty()) {
            comparison.agreements.add(comparison.say("nothing-shared"));
        }
        return new Synthesis(
                comparison.agreements,
                comparison.differences,
                question == null ? List.of() : comparison.answer(charts),
                List.of("table.expert", "table.element", "table.theme", "table.answer").stream()
                        .map(comparison::say)
                        .toList(),
                comparison.rows(),
                null,
                Chapter.COMPUTED);
    }

    private String say(String key, Object... arguments) {
        return language.of(PHRASES.say(key, arguments));
    }

    private static Text expert(Signal signal) {
        return PHRASES.say("expert." + signal.slug());
    }

    private static Text name(Enum<?> value) {
        return PHRASES.of(value.getDeclaringClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), value);
    }

    /** Those who say the same agree; if they fall into several camps, they differ. */
    private void compare(String what, Function<Signal, Optional<? extends Enum<?>>> value) {
        var camps = new LinkedHashMap<Enum<?>, List<Text>>();
        for (var signal : signals) {
            value.apply(signal)
                    .ifPresent(it ->
                            camps.computeIfAbsent(it, key -> new ArrayList<>()).add(expert(signal)));
        }
        camps.forEach((it, experts) -> {
            if (experts.size() > 1) {
                agreements.add(say("agree." + what, Text.list(experts), name(it)));
            }
        });
        if (camps.size() > 1) {
            var sides = camps.entrySet().stream()
                    .map(camp -> PHRASES.say("camp", name(camp.getKey()), Text.list(camp.getValue())))
                    .toList();
            differences.add(say("differ." + what, list(sides)));
            if (what.equals("element")
                    && signals.stream().anyMatch(it -> it.slug().equals("bazi"))) {
                differences.add(say("wanted"));
            }
        }
    }

    private static Text list(List<Text> parts) {
        return new Text(
                String.join("; ", parts.stream().map(Text::en).toList()),
                String.join("；", parts.stream().map(Text::zh).toList()));
    }

    /** The oracles' own summaries, after the sum of their answers. */
    private List<String> answer(List<Chart> charts) {
        var answers = signals.stream()
                .map(Signal::answerIfAny)
                .flatMap(Optional::stream)
                .toList();
        if (answers.isEmpty()) {
            return List.of(say("no-oracle"));
        }
        var sum = answers.stream().mapToInt(answer -> 1 - answer.ordinal()).sum();
        var verdict = sum > 0 ? Signal.Answer.FAVOURABLE : sum == 0 ? Signal.Answer.MIXED : Signal.Answer.DIFFICULT;
        var said = new ArrayList<>(List.of(say("verdict", answers.size(), name(verdict))));
        for (var signal : signals) {
            if (signal.answer() != null) {
                charts.stream()
                        .filter(chart -> chart.slug().equals(signal.slug()))
                        .forEach(chart -> said.add(say(
                                "said",
                                expert(signal),
                                Text.same(language.of(chart).summary()))));
            }
        }
        return said;
    }

    private List<List<String>> rows() {
        return signals.stream()
                .map(signal -> List.of(
                        language.of(expert(signal)),
                        cell(signal.element()),
                        cell(signal.theme()),
                        cell(signal.answer())))
                .toList();
    }

    private String cell(@Nullable Enum<?> value) {
        return value == null ? "–" : language.of(name(value));
    }
}
