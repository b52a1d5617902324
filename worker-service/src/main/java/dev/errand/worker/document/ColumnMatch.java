package dev.errand.worker.document;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which column each value of a row belongs to: from left to right, with the least distance in sum. A value that
 * is far from every column (a note's number) belongs to none.
 */
final class ColumnMatch {

    private static final double LEAVING_OUT = 40; // points: the cost of a value without a column

    private ColumnMatch() {}

    /** The amounts by column index, without percentages and without columns that are no period. */
    static Map<Integer, BigDecimal> amounts(List<Column> columns, List<Value> values) {
        var amounts = new HashMap<Integer, BigDecimal>();
        int[] matched = match(columns, values);
        for (int v = 0; v < matched.length; v++) {
            BigDecimal amount = values.get(v).amount();
            int column = matched[v];
            if (column >= 0
                    && amount != null
                    && columns.get(column).year() != null
                    && !values.get(v).percent()) {
                amounts.put(column, amount);
            }
        }
        return amounts;
    }

    /** For each value the index of its column, or -1. */
    private static int[] match(List<Column> columns, List<Value> values) {
        double[][] cost = costs(columns, values);
        int[] matched = new int[values.size()];
        int v = values.size();
        int c = columns.size();
        while (v > 0) {
            if (c > 0 && cost[v][c] == cost[v][c - 1]) {
                c--;
            } else if (c > 0
                    && cost[v][c] == cost[v - 1][c - 1] + columns.get(c - 1).distance(values.get(v - 1))) {
                matched[--v] = --c;
            } else {
                matched[--v] = -1;
            }
        }
        return matched;
    }

    private static double[][] costs(List<Column> columns, List<Value> values) {
        double[][] cost = new double[values.size() + 1][columns.size() + 1];
        for (int v = 1; v <= values.size(); v++) {
            cost[v][0] = v * LEAVING_OUT;
            for (int c = 1; c <= columns.size(); c++) {
                double taken = cost[v - 1][c - 1] + columns.get(c - 1).distance(values.get(v - 1));
                cost[v][c] = Math.min(Math.min(cost[v][c - 1], cost[v - 1][c] + LEAVING_OUT), taken);
            }
        }
        return cost;
    }
}
