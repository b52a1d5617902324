package dev.errand.worker.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.List;

/**
 * The text of a document with its layout, compact enough to be stored as JSON: lines and cells are written as arrays.
 *
 * @param pages every page, also those without text
 */
public record DocumentText(List<Page> pages) {

    /** @param number counted from 1 */
    public record Page(int number, List<Line> lines) {

        /** The page's lines as plain text, one per line. */
        public String text() {
            var text = new StringBuilder();
            lines.forEach(line -> text.append(line.text()).append('\n'));
            return text.toString();
        }
    }

    /**
     * One line of cells from left to right.
     *
     * @param y distance of the baseline from the page's top, in points
     * @param size the letters' size in points
     * @param emphasis how many characters at the start of {@link #text()} are bold or italic
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Line(int y, int size, int emphasis, List<Cell> cells) {

        /** The cells' text, parted by single spaces. */
        public String text() {
            if (cells.size() == 1) {
                return cells.get(0).text();
            }
            return String.join(" ", cells.stream().map(Cell::text).toList());
        }

        /** True when all of it is bold or italic. */
        public boolean emphasised() {
            return emphasis > 0 && emphasis >= text().length();
        }
    }

    /**
     * Words that stand together.
     *
     * @param left and {@code right}: where they begin and end, in points from the page's left edge
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record Cell(int left, int right, String text) {

        int centre() {
            return (left + right) / 2;
        }
    }
}
