package dev.errand.worker.fortune.report;

import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Section;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Writes chapters from the charts' own explanations. */
public final class Readings {

    private Readings() {}

    /** The chart's explanation, all of it escaped. */
    public static Chapter chapter(Chart chart, Language language) {
        var reading = language.of(chart);
        var document = Document.createShell("");
        document.outputSettings().prettyPrint(false);
        var body = document.body();
        reading.sections().forEach(section -> write(section, body));
        return new Chapter(
                chart.slug(), reading.title(), reading.summary(), body.html(), reading.notes(), Chapter.COMPUTED);
    }

    private static void write(Section section, Element body) {
        body.appendElement("h3").text(section.title());
        section.paragraphs().forEach(paragraph -> body.appendElement("p").text(paragraph));
        if (!section.columns().isEmpty()) {
            table(section.columns(), section.rows(), body);
        }
    }

    /** Each cell says in {@code data-label} under which head it stands, for screens too narrow for so many columns. */
    static void table(List<String> columns, List<List<String>> rows, Element parent) {
        var table = parent.appendElement("table");
        if (columns.size() > 3) {
            table.addClass("wide");
        }
        var head = table.appendElement("thead").appendElement("tr");
        columns.forEach(column -> head.appendElement("th").attr("scope", "col").text(column));
        var body = table.appendElement("tbody");
        for (var row : rows) {
            var line = body.appendElement("tr");
            for (var i = 0; i < row.size(); i++) {
                var cell = line.appendElement(i == 0 ? "th" : "td");
                cell.attr(i == 0 ? "scope" : "data-label", i == 0 ? "row" : columns.get(i))
                        .text(row.get(i));
            }
        }
    }
}
