package dev.errand.worker.document;

import dev.errand.worker.document.DocumentText.Cell;
import dev.errand.worker.document.DocumentText.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a line as rows: a label and its values, and again when two tables stand side by side. */
final class RowReader {

    private static final int MOST_LEADING_NUMBER = 2; // digits of a line's own number before its label

    private final boolean decimalComma;

    RowReader(boolean decimalComma) {
        this.decimalComma = decimalComma;
    }

    /** At least one row for a line that has cells; a line without numbers is one row without values. */
    List<Row> rows(Line line) {
        var rows = new ArrayList<Row>();
        var label = new ArrayList<Cell>();
        var values = new ArrayList<Value>();
        boolean open = false;
        for (int i = 0; i < line.cells().size(); i++) {
            Cell cell = line.cells().get(i);
            if (isSign(cell)) {
                open |= cell.text().contains("(");
            } else if (closes(cell) && !values.isEmpty()) {
                close(values, cell);
            } else if (isValue(line, i, label)) {
                values.add(value(cell, open));
                open = false;
            } else {
                if (!values.isEmpty()) {
                    rows.add(row(line, label, values));
                    label.clear();
                    values.clear();
                }
                label.add(cell);
            }
        }
        rows.add(row(line, label, values));
        return rows;
    }

    private static boolean isSign(Cell cell) {
        return cell.text().matches("(?:US|HK|NT|[CAS])?[$€£¥₹₩]\\s?\\(?|\\(|(?:RMB|EUR|USD|GBP|CHF|Rs\\.?)");
    }

    private static boolean closes(Cell cell) {
        return cell.text().matches("\\)|%|\\)\\s?%|%\\s?\\)|pts?");
    }

    private static void close(List<Value> values, Cell mark) {
        Value last = values.remove(values.size() - 1);
        values.add(new Value(
                last.left(),
                mark.right(),
                last.amount(),
                last.percent() || !mark.text().equals(")")));
    }

    private static boolean isValue(Line line, int index, List<Cell> label) {
        var text = line.cells().get(index).text();
        if (!Amount.isAmount(text)) {
            return !label.isEmpty() && Amount.looksNumeric(text);
        }
        boolean lineNumber = label.isEmpty()
                && text.matches("\\d{1," + MOST_LEADING_NUMBER + "}")
                && index + 1 < line.cells().size()
                && !Amount.looksNumeric(line.cells().get(index + 1).text());
        return !lineNumber;
    }

    private Value value(Cell cell, boolean open) {
        var text = (open && !cell.text().startsWith("(") ? "(" : "") + cell.text();
        return new Value(
                cell.left(), cell.right(), Amount.parse(text, decimalComma).orElse(null), text.indexOf('%') >= 0);
    }

    private static Row row(Line line, List<Cell> label, List<Value> values) {
        var text = String.join(" ", label.stream().map(Cell::text).toList());
        int left = label.isEmpty() ? line.cells().get(0).left() : label.get(0).left();
        return new Row(text, line.y(), line.size(), left, List.copyOf(values), Map.of(), List.of());
    }
}
