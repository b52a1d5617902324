package dev.errand.worker.fortune.report;

import dev.errand.fortune.FortuneAnalysis;
import dev.errand.worker.fortune.chart.Chart;
import dev.errand.worker.fortune.chart.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/** Puts a report together: one HTML document that needs nothing else, for screens of any width and for paper. */
public final class ReportPage {

    private static final Phrases PHRASES = new Phrases(ReportPage.class);
    private static final String STYLE = style();

    /** No script and nothing from elsewhere, wherever the document is opened. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final FortuneAnalysis order;
    private final Language language;
    private final Document page;
    private final Element main;

    private ReportPage(FortuneAnalysis order) {
        this.order = order;
        this.language = Language.of(order.language());
        this.page = new Document("");
        page.parser(Parser.htmlParser().settings(ParseSettings.preserveCase)); // as SVG needs it
        page.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        page.appendChild(new DocumentType("html", "", ""));
        var html = page.appendElement("html").attr("lang", language.tag());
        head(html.appendElement("head"));
        this.main = html.appendElement("body").appendElement("main");
    }

    /** @param charts of the chapters, in any order */
    public static String of(FortuneAnalysis order, List<Chart> charts, List<Chapter> chapters, Synthesis synthesis) {
        var report = new ReportPage(order);
        new Cover(order, report.language).write(report.main, chapters);
        report.contents(chapters);
        report.question(synthesis);
        for (var i = 0; i < chapters.size(); i++) {
            report.chapter(i + 1, chapters.get(i), charts);
        }
        report.synthesis(chapters.size() + 1, synthesis);
        report.leftOut(chapters);
        report.methods(chapters, synthesis);
        report.main.appendElement("p").addClass("end").text(report.say("page.end"));
        return report.page.outerHtml();
    }

    private static String style() {
        try (var in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String say(String key, Object... arguments) {
        return language.of(PHRASES.say(key, arguments));
    }

    private void head(Element head) {
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY);
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("meta").attr("name", "referrer").attr("content", "no-referrer");
        head.appendElement("title").text(say("page.title", order.profile().name()));
        head.appendElement("style").appendText(STYLE);
    }

    private Element section(String id, String kind, String number, String title) {
        var section = main.appendElement("section").attr("id", id).addClass(kind);
        var heading = section.appendElement("h2");
        if (!number.isEmpty()) {
            heading.appendElement("span").addClass("number").text(number);
        }
        heading.appendText(title);
        return section;
    }

    private static String number(int number) {
        return String.format("%02d", number);
    }

    private void contents(List<Chapter> chapters) {
        var list = section("contents", "contents", "", say("page.contents")).appendElement("ol");
        for (var i = 0; i < chapters.size(); i++) {
            entry(list, number(i + 1), chapters.get(i).slug(), chapters.get(i).title());
        }
        entry(list, number(chapters.size() + 1), "synthesis", say("page.synthesis"));
    }

    private static void entry(Element list, String number, String target, String title) {
        var link = list.appendElement("li").appendElement("a").attr("href", "#" + target);
        link.appendElement("span").addClass("number").text(number);
        link.appendText(title);
    }

    private void question(Synthesis synthesis) {
        if (order.question() != null) {
            var section = section("question", "question", "", say("page.question"));
            section.appendElement("blockquote").text(order.question());
            synthesis.answer().forEach(sentence -> section.appendElement("p").text(sentence));
        }
    }

    private void chapter(int number, Chapter chapter, List<Chart> charts) {
        var section = section(chapter.slug(), "chapter", number(number), chapter.title());
        section.appendElement("p").addClass("summary").text(chapter.summary());
        charts.stream()
                .filter(chart -> chart.slug().equals(chapter.slug()))
                .map(chart -> Figures.of(chart, language))
                .filter(figure -> !figure.isEmpty())
                .forEach(figure -> section.appendElement("figure")
                        .addClass("figure-" + chapter.slug())
                        .append(figure));
        section.append(chapter.html());
    }

    private void synthesis(int number, Synthesis synthesis) {
        var section = section("synthesis", "synthesis", number(number), say("page.synthesis"));
        if (synthesis.html() == null) {
            sentences(section, say("page.agreements"), synthesis.agreements());
            sentences(section, say("page.differences"), synthesis.differences());
        } else {
            section.append(synthesis.html());
        }
        section.appendElement("h3").text(say("page.compared"));
        Readings.table(synthesis.heads(), synthesis.rows(), section);
    }

    private void sentences(Element section, String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            section.appendElement("h3").text(title);
            var list = section.appendElement("ul");
            sentences.forEach(sentence -> list.appendElement("li").text(sentence));
        }
    }

    /** Each note once: several experts may assume the same. */
    private void leftOut(List<Chapter> chapters) {
        var section = section("left-out", "notes", "", say("page.left-out"));
        var list = section.appendElement("ul");
        chapters.stream()
                .flatMap(chapter -> chapter.notes().stream())
                .distinct()
                .forEach(note -> list.appendElement("li").text(note));
    }

    private void methods(List<Chapter> chapters, Synthesis synthesis) {
        var section = section("methods", "notes", "", say("page.methods"));
        var written = chapters.stream()
                .filter(chapter -> !chapter.modelUsed().equals(Chapter.COMPUTED))
                .map(chapter -> chapter.title() + " (" + chapter.modelUsed() + ")")
                .collect(Collectors.toList());
        if (!synthesis.modelUsed().equals(Chapter.COMPUTED)) {
            written.add(say("page.synthesis") + " (" + synthesis.modelUsed() + ")");
        }
        section.appendElement("p")
                .text(written.isEmpty() ? say("page.computed") : say("page.written", String.join(", ", written)));
        var list = section.appendElement("ul");
        chapters.forEach(chapter -> list.appendElement("li").text(say("method." + chapter.slug())));
        list.appendElement("li").text(say("method.synthesis"));
        section.appendElement("p").text(say("page.entertainment"));
    }
}
