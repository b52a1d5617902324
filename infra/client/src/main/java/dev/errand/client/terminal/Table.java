package dev.errand.client.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows in columns; where the terminal is too narrow for them, each row as a small block instead. */
public final class Table {

    private static final String BETWEEN = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heads) {
        this.heads = List.of(heads);
    }

    /** As many cells as there are heads. */
    public void add(String... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("a row has " + heads.size() + " cells but had " + cells.length);
        }
        rows.add(List.of(cells).stream().map(Table::clean).toList());
    }

    /** A file takes lines of any width; a terminal's are cut in the last column, or it gets blocks. */
    public List<String> lines(Terminal terminal) {
        int[] widths = widths();
        int fixed = 0;
        for (int column = 0; column < widths.length - 1; column++) {
            fixed += widths[column] + BETWEEN.length();
        }
        int room = terminal.repaints() ? terminal.width() - 1 - fixed : Integer.MAX_VALUE;
        if (room < Math.min(10, widths[widths.length - 1])) {
            return blocks(terminal.width() - 1);
        }
        var lines = new ArrayList<String>();
        lines.add(line(heads, widths, room).toUpperCase(Locale.ROOT));
        rows.forEach(row -> lines.add(line(row, widths, room)));
        return lines;
    }

    private int[] widths() {
        int[] widths = heads.stream().mapToInt(String::length).toArray();
        for (var row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String line(List<String> cells, int[] widths, int room) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size() - 1; column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(BETWEEN);
        }
        String last = cells.get(cells.size() - 1);
        return (line + Prose.shorten(last, room)).stripTrailing();
    }

    private List<String> blocks(int width) {
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(Prose.shorten(row.get(0), width));
            for (int column = 1; column < row.size(); column++) {
                if (!row.get(column).isEmpty()) {
                    lines.add(BETWEEN
                            + Prose.shorten(heads.get(column) + ": " + row.get(column), width - BETWEEN.length()));
                }
            }
        }
        return lines;
    }

    private static String clean(String cell) {
        return cell.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }
}
