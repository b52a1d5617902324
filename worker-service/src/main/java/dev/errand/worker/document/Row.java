package dev.errand.worker.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A label and what stands beside it.
 *
 * @param y the line's place on its page
 * @param left where the label begins
 * @param values in reading order, before anyone asked which column they belong to
 * @param amounts the values by the index of their table's column; empty for a heading
 * @param names the ways to read the label, as it stands first
 */
record Row(
        String label,
        int y,
        int size,
        int left,
        List<Value> values,
        Map<Integer, BigDecimal> amounts,
        List<Label> names) {

    boolean hasAmounts() {
        return !amounts.isEmpty();
    }

    boolean isHeading() {
        return values.isEmpty();
    }

    Row with(Map<Integer, BigDecimal> byColumn) {
        return new Row(label, y, size, left, values, byColumn, names);
    }

    Row with(List<Label> allNames) {
        return new Row(label, y, size, left, values, amounts, allNames);
    }
}
