package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Line;
import dev.errand.worker.document.DocumentText.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Walks through the pages and collects every table whose columns are periods, each with the statement title above it. */
final class TableReader {

    private static final int HEADING_LINES = 9;
    private static final int PROSE_LENGTH = 85;
    private static final int PROSE_LINES = 4;

    private final RowReader rowReader;
    private final List<Table> tables = new ArrayList<>();
    private @Nullable StatementTitle title;
    private List<Column> columns = List.of();
    private String heading = "";
    private List<Row> rows = new ArrayList<>();
    private final StringBuilder signs = new StringBuilder();
    private int prose;
    private int page;

    private TableReader(boolean decimalComma) {
        rowReader = new RowReader(decimalComma);
    }

    /** {@code pages} without what is repeated on every page. */
    static List<Table> tables(List<Page> pages, boolean decimalComma) {
        var reader = new TableReader(decimalComma);
        pages.forEach(reader::read);
        return reader.tables;
    }

    private void read(Page next) {
        page = next.number();
        boolean started = false;
        for (int i = 0; i < next.lines().size(); i++) {
            Line line = next.lines().get(i);
            if (startsTable(next.lines(), i)) {
                started = true;
            } else if (!columns.isEmpty()) {
                addRows(line);
            }
        }
        endPage(started);
    }

    private boolean startsTable(List<Line> lines, int index) {
        var named = StatementTitle.of(titleText(lines.get(index)));
        if (named.isPresent()) {
            endTable();
            title = named.get();
            columns = List.of();
        }
        var heads = ColumnHeads.of(lines, index);
        if (heads.isPresent()) {
            endTable();
            columns = heads.get();
            heading = heading(lines, index);
        }
        return named.isPresent() || heads.isPresent();
    }

    /** The line without the periods that may stand on it; nothing when it ends in a page number, as in a table of contents. */
    private static String titleText(Line line) {
        var last = line.cells().get(line.cells().size() - 1).text();
        if (line.cells().size() > 1 && last.matches("[fF]?-?\\d{1,3}") || ColumnHeads.hasAmounts(line)) {
            return "";
        }
        return line.cells().stream()
                .map(DocumentText.Cell::text)
                .filter(text -> !PeriodWords.headsColumn(text))
                .collect(Collectors.joining(" "));
    }

    private static String heading(List<Line> lines, int index) {
        int from = index;
        while (from > Math.max(0, index - HEADING_LINES) && !ColumnHeads.hasAmounts(lines.get(from - 1))) {
            from--;
        }
        int to = Math.min(lines.size(), index + 3);
        return lines.subList(from, to).stream().map(Line::text).collect(Collectors.joining("\n"));
    }

    private void addRows(Line line) {
        for (Row row : rowReader.rows(line)) {
            var amounts = ColumnMatch.amounts(columns, row.values());
            rows.add(row.with(amounts));
            prose = amounts.isEmpty() && row.label().length() > PROSE_LENGTH
                    ? prose + 1
                    : amounts.isEmpty() ? prose : 0;
        }
        line.cells().forEach(cell -> addSign(cell.text()));
        if (prose >= PROSE_LINES) {
            endTable();
            title = null;
            columns = List.of();
        }
    }

    private void addSign(String text) {
        if (text.matches("[A-Z]{0,2}[$€£¥₹₩].{0,20}") && signs.length() < 400) {
            signs.append(text, 0, Math.min(3, text.length())).append(' ');
        }
    }

    private void endTable() {
        if (rows.stream().anyMatch(Row::hasAmounts)) {
            tables.add(new Table(page, title, heading, signs.toString(), columns, RowNames.named(rows)));
        }
        rows = new ArrayList<>();
        signs.setLength(0);
        prose = 0;
    }

    /** A statement may go on at the top of the next page, without its headings. */
    private void endPage(boolean started) {
        boolean goesOn = started || rows.stream().anyMatch(Row::hasAmounts);
        endTable();
        if (!goesOn || title == null) {
            columns = List.of();
            title = null;
        }
    }
}
