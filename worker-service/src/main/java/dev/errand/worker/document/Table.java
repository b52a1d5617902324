package dev.errand.worker.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows below columns that stand for periods.
 *
 * @param page counted from 1
 * @param title the statement it belongs to; null for a table without such a heading
 * @param heading the words above it, its title and unit line among them
 * @param signs the currency signs among its numbers
 */
record Table(
        int page, @Nullable StatementTitle title, String heading, String signs, List<Column> columns, List<Row> rows) {

    Unit unit() {
        return Unit.of(heading).or(new Unit(Unit.currency(signs), null));
    }

    /** How many different years it shows. */
    long years() {
        return columns.stream()
                .map(Column::year)
                .filter(year -> year != null)
                .distinct()
                .count();
    }
}
