package dev.errand.database;

import java.sql.SQLException;

/** A statement that PostgreSQL refused, or that did not reach it: {@link Outage} tells which. */
public final class StatementFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StatementFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
