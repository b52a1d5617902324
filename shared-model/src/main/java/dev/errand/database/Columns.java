package dev.errand.database;

import io.r2dbc.spi.Readable;

/** Reading columns that are never null. */
public final class Columns {

    private Columns() {}

    /** @throws IllegalStateException if the column is null after all */
    public static <T> T required(Readable row, String column, Class<T> type) {
        var value = row.get(column, type);
        if (value == null) {
            throw new IllegalStateException("column " + column + " is null");
        }
        return value;
    }
}
