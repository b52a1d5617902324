package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Line;
import dev.errand.worker.document.DocumentText.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds what stands at the top or the bottom of page after page: running titles, addresses, page numbers. */
final class Furniture {

    private static final int EDGE_LINES = 3;
    private static final int OFTEN = 4;

    private Furniture() {}

    /** The pages without their furniture. */
    static List<Page> removed(List<Page> pages) {
        Map<String, Integer> seen = new HashMap<>();
        for (Page page : pages) {
            edges(page)
                    .mapToObj(i -> key(page.lines().get(i)))
                    .distinct()
                    .forEach(key -> seen.merge(key, 1, Integer::sum));
        }
        return pages.stream().map(page -> without(page, seen)).toList();
    }

    private static Page without(Page page, Map<String, Integer> seen) {
        var furniture = edges(page)
                .filter(i -> isFurniture(page.lines().get(i), seen))
                .boxed()
                .toList();
        var lines = IntStream.range(0, page.lines().size())
                .filter(i -> !furniture.contains(i))
                .mapToObj(page.lines()::get)
                .toList();
        return new Page(page.number(), lines);
    }

    private static boolean isFurniture(Line line, Map<String, Integer> seen) {
        return !headsTable(line) && (key(line).isEmpty() || seen.getOrDefault(key(line), 0) >= OFTEN);
    }

    /** Statements at the top of page after page have the same titles, units and heads: they are no furniture. */
    private static boolean headsTable(Line line) {
        if (StatementTitle.of(line.text()).isPresent() || Unit.of(line.text()).scale() != null) {
            return true;
        }
        return line.cells().stream().map(DocumentText.Cell::text).anyMatch(text -> {
            if (line.cells().size() > 1 && PeriodWords.headsColumn(text)) {
                return true;
            }
            var words = PeriodWords.of(text);
            return words.isAboutTime() && (words.kind() != null || words.day() != null);
        });
    }

    private static IntStream edges(Page page) {
        int count = page.lines().size();
        return IntStream.range(0, count).filter(i -> i < EDGE_LINES || i >= count - EDGE_LINES);
    }

    /** The line without its page number; empty for a line that is nothing else. */
    private static String key(Line line) {
        var text = line.text();
        if (text.matches("(?:[-–] ?)?(?:[fF]-)?\\d{1,4}(?: ?[-–])?|(?i)page \\d+(?: of \\d+)?")) {
            return "";
        }
        return text.replaceAll("^\\d{1,4}(?!\\d)|(?<!\\d)\\d{1,4}(?:/\\d+)?$", "")
                .strip();
    }
}
