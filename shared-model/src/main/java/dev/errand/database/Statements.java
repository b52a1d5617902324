package dev.errand.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Runs statements on the calling thread. */
public interface Statements {

    /** Makes a value of the current row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Runs a statement.
     *
     * @param sql with named parameters, as for R2DBC; a constant, since its parsed form is kept
     * @return the rows that it answers with; none if it is one that answers with none
     * @throws StatementFailed if PostgreSQL refuses it or is away ({@link Outage} tells which)
     */
    <T> List<T> query(String sql, Parameters parameters, RowReader<T> reader);
}
