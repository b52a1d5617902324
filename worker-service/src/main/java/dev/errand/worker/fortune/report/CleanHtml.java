package dev.errand.worker.fortune.report;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/** Markup that somebody else wrote, reduced to what is harmless: text, headings, lists and tables, without any address, style or script. */
public final class CleanHtml {

    private static final int LONGEST = 200_000;

    private static final Safelist HARMLESS = new Safelist()
            .addTags("h2", "h3", "h4", "p", "br", "hr", "strong", "b", "em", "i", "small", "sub", "sup", "span", "div")
            .addTags("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "section", "figure", "figcaption")
            .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .addAttributes("th", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan");

    private CleanHtml() {}

    /**
     * @param markup a document or a part of one
     * @return a part of a document; its highest heading is {@code h3}
     * @throws IllegalArgumentException if it is too long, or says nothing once it is clean
     */
    public static String of(String markup) {
        if (markup.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "it wrote %,d characters; at most %,d make a chapter".formatted(markup.length(), LONGEST));
        }
        var document = Jsoup.parse(markup);
        document.select("h1, h2").tagName("h3");
        var clean = new Cleaner(HARMLESS).clean(document);
        if (clean.body().text().isBlank()) {
            throw new IllegalArgumentException("what it wrote holds no text that a report may show");
        }
        return inner(clean);
    }

    private static String inner(Document document) {
        document.outputSettings().prettyPrint(false);
        return document.body().html().strip();
    }
}
