package dev.errand.worker.fortune.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes a reading in both languages at once. */
public final class Report {

    private final Text title;
    private final List<Part> parts = new ArrayList<>();
    private final List<Text> notes = new ArrayList<>();
    private Text summary = Text.same("");

    public Report(Text title) {
        this.title = title;
    }

    private record Part(Text title, List<Text> paragraphs, List<Text> columns, List<List<Text>> rows) {

        Section in(Function<Text, String> language) {
            return new Section(
                    language.apply(title),
                    paragraphs.stream().map(language).toList(),
                    columns.stream().map(language).toList(),
                    rows.stream()
                            .map(row -> row.stream().map(language).toList())
                            .toList());
        }
    }

    public Report summary(Text text) {
        summary = text;
        return this;
    }

    /** Begins a section. */
    public Report section(Text heading) {
        parts.add(new Part(heading, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        return this;
    }

    /** Adds a paragraph to the section. */
    public Report say(Text paragraph) {
        parts.get(parts.size() - 1).paragraphs.add(paragraph);
        return this;
    }

    /** Heads the table of the section. */
    public Report columns(Text... heads) {
        parts.get(parts.size() - 1).columns.addAll(List.of(heads));
        return this;
    }

    /** Adds a row to the table of the section. */
    public Report row(Text... cells) {
        var part = parts.get(parts.size() - 1);
        if (cells.length != part.columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + part.columns.size() + " heads");
        }
        part.rows.add(List.of(cells));
        return this;
    }

    /** Adds what was assumed, or left out and why. */
    public Report note(Text text) {
        notes.add(text);
        return this;
    }

    public Report notes(List<Text> texts) {
        notes.addAll(texts);
        return this;
    }

    /** The chart with this reading. */
    public Chart chart(String slug, Object facts) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("en", in(Text::en));
        readings.put("zh-Hant", in(Text::zh));
        return new Chart(slug, facts, readings);
    }

    private Reading in(Function<Text, String> language) {
        return new Reading(
                language.apply(title),
                language.apply(summary),
                parts.stream().map(part -> part.in(language)).toList(),
                notes.stream().map(language).toList());
    }
}
