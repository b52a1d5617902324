package dev.errand.worker.document;

import dev.errand.document.Passage;
import dev.errand.worker.document.DocumentText.Page;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What can be quoted: paragraphs, long ones in parts, and the rows of tables with their years. */
final class Passages {

    private static final int LEAST_WORDS = 6;
    private static final int LONGEST = 900;

    private Passages() {}

    static List<Passage> of(DocumentText text) {
        List<Page> pages = Furniture.removed(text.pages());
        List<Table> tables = TableReader.tables(pages, FigureAnalysis.decimalComma(pages));
        var passages = new ArrayList<Passage>();
        for (Paragraph paragraph : ParagraphReader.paragraphs(pages)) {
            boolean sentence = paragraph.text().matches("(?s).*[.;:!?\"]$");
            if (paragraph.words() >= (sentence ? LEAST_WORDS : 3 * LEAST_WORDS)) {
                addParts(passages, paragraph);
            }
        }
        for (Table table : tables) {
            table.rows().stream()
                    .filter(row -> row.hasAmounts() && row.label().matches(".*[A-Za-z]{3}.*"))
                    .forEach(row -> passages.add(new Passage(table.page(), row(table, row))));
        }
        return passages;
    }

    private static void addParts(List<Passage> passages, Paragraph paragraph) {
        var part = new StringBuilder();
        for (String sentence : Sentences.of(paragraph.text())) {
            if (part.length() > 0 && part.length() + sentence.length() > LONGEST) {
                passages.add(new Passage(paragraph.page(), part.toString()));
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : " ").append(sentence);
        }
        passages.add(new Passage(paragraph.page(), part.toString()));
    }

    /** {@code Inventories: 2,605 (2022), 1,826 (2021)}. */
    private static String row(Table table, Row row) {
        Map<Integer, BigDecimal> amounts = new TreeMap<>(row.amounts());
        return row.label() + ": "
                + amounts.entrySet().stream()
                        .map(entry -> Words.number(entry.getValue()) + " ("
                                + table.columns().get(entry.getKey()).year() + ")")
                        .collect(Collectors.joining(", "));
    }
}
