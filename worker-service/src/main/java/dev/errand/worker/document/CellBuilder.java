package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Cell;
import dev.errand.worker.document.DocumentText.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts a line's characters into words by the gaps between them, and puts words that stand close together into cells. */
final class CellBuilder {

    private static final float WORD_GAP = 0.18f; // of the letters' size, as all of these
    private static final float CELL_GAP = 0.95f;
    private static final float NUMBER_GAP = 0.42f;

    private CellBuilder() {}

    static Line line(List<Glyph> glyphs) {
        var sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparingDouble(Glyph::left));
        float size = sorted.stream()
                .filter(glyph -> !glyph.blank())
                .map(Glyph::size)
                .max(Float::compare)
                .orElse(0f);
        var cells = cells(words(sorted, size), size);
        var emphasis = new Emphasis();
        cells.forEach(cell -> cell.forEach(emphasis::add));
        int y = Math.round(
                (float) sorted.stream().mapToDouble(Glyph::baseline).average().orElse(0));
        return new Line(
                y,
                Math.round(size),
                emphasis.characters,
                cells.stream().map(CellBuilder::cell).toList());
    }

    private static List<Word> words(List<Glyph> glyphs, float size) {
        var words = new ArrayList<Word>();
        boolean parted = true;
        for (Glyph glyph : glyphs) {
            Word last = words.isEmpty() ? null : words.get(words.size() - 1);
            if (glyph.blank()) {
                parted = true;
            } else if (last != null && !parted && glyph.left() - last.right <= WORD_GAP * size) {
                last.add(glyph);
            } else {
                words.add(new Word(glyph));
                parted = false;
            }
        }
        words.forEach(Word::dropLeaders);
        words.removeIf(word -> word.text.isEmpty());
        return words;
    }

    private static List<List<Word>> cells(List<Word> words, float size) {
        var cells = new ArrayList<List<Word>>();
        Word before = null;
        for (Word word : words) {
            if (before == null || parted(before, word, size)) {
                cells.add(new ArrayList<>());
            }
            cells.get(cells.size() - 1).add(word);
            before = word;
        }
        return cells;
    }

    private static boolean parted(Word before, Word word, float size) {
        float gap = (word.left - before.right) / size;
        boolean numbers = Amount.looksNumeric(before.text()) && Amount.looksNumeric(word.text());
        if (numbers) {
            return gap > NUMBER_GAP || !Amount.continues(before.text(), word.text());
        }
        return gap > (Amount.looksNumeric(word.text()) ? NUMBER_GAP * 1.4f : CELL_GAP);
    }

    private static Cell cell(List<Word> words) {
        var text = String.join(" ", words.stream().map(Word::text).toList());
        return new Cell(Math.round(words.get(0).left), Math.round(words.get(words.size() - 1).right), text);
    }

    private static final class Word {
        private final StringBuilder text = new StringBuilder();
        private final boolean emphasised;
        private final float left;
        private float right;

        Word(Glyph glyph) {
            left = glyph.left();
            emphasised = glyph.emphasised();
            add(glyph);
        }

        void add(Glyph glyph) {
            text.append(glyph.text().strip());
            right = Math.max(glyph.right(), right);
        }

        /** Rows of dots lead the eye to a value; they are no text. */
        void dropLeaders() {
            int dots = text.indexOf("...");
            if (dots == 0 || text.toString().matches("\\.{1,2}|_{3,}")) {
                text.setLength(0);
            } else if (dots > 0 && text.substring(dots).matches("\\.{4,}")) {
                text.setLength(dots);
            }
        }

        String text() {
            return text.toString();
        }
    }

    private static final class Emphasis {
        private int characters;
        private boolean ended;

        void add(Word word) {
            ended |= !word.emphasised;
            if (!ended) {
                characters += word.text.length() + (characters == 0 ? 0 : 1);
            }
        }
    }
}
