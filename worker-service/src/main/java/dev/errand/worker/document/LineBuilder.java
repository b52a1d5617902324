package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts a page's characters into lines, by their baselines: text drawn in another direction comes after the page's main text. */
final class LineBuilder {

    private static final float SAME_LINE = 0.42f; // of the letters' size
    private static final float RAISED = 0.5f; // of the larger letters' size: footnote marks beside a word
    private static final float LOWERED = 0.2f;

    private LineBuilder() {}

    static List<Line> lines(List<Glyph> glyphs) {
        Map<Float, List<Glyph>> byDirection =
                glyphs.stream().collect(Collectors.groupingBy(Glyph::direction, TreeMap::new, Collectors.toList()));
        return byDirection.values().stream()
                .sorted(Comparator.comparingInt((List<Glyph> group) -> -group.size()))
                .flatMap(group -> rows(group).stream())
                .map(CellBuilder::line)
                .filter(line -> !line.cells().isEmpty())
                .toList();
    }

    private static List<List<Glyph>> rows(List<Glyph> glyphs) {
        var rows = new ArrayList<Row>();
        for (Glyph glyph : sorted(glyphs)) {
            Row row = openRow(rows, glyph);
            if (row == null) {
                rows.add(new Row(glyph));
            } else {
                row.add(glyph);
            }
        }
        return rows.stream().map(row -> row.glyphs).toList();
    }

    private static List<Glyph> sorted(List<Glyph> glyphs) {
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::baseline));
        return sorted;
    }

    private static @Nullable Row openRow(List<Row> rows, Glyph glyph) {
        for (int i = rows.size() - 1; i >= Math.max(0, rows.size() - 3); i--) {
            if (rows.get(i).takes(glyph)) {
                return rows.get(i);
            }
        }
        return null;
    }

    private static final class Row {
        private final List<Glyph> glyphs = new ArrayList<>();
        private float baseline;
        private float size;

        Row(Glyph first) {
            glyphs.add(first);
            baseline = first.baseline();
            size = first.size();
        }

        boolean takes(Glyph glyph) {
            float larger = Math.max(size, glyph.size());
            boolean alike = Math.min(size, glyph.size()) > 0.8f * larger;
            float lower = glyph.baseline() - baseline; // than this row's letters
            boolean raised = glyph.size() < size ? lower <= 0 : lower >= 0;
            return Math.abs(lower) <= larger * (!alike && raised ? RAISED : alike ? SAME_LINE : LOWERED);
        }

        void add(Glyph glyph) {
            glyphs.add(glyph);
            if (glyph.size() > 1.2f * size) {
                baseline = glyph.baseline();
                size = glyph.size();
            }
        }
    }
}
