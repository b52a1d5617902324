package dev.errand.database;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away, full or busy, where the same call may succeed later, from one that says no. */
public final class Outage {

    private Outage() {}

    /** Whether the failure, or what caused it, may pass by itself. */
    public static boolean causes(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var state = stateOf(cause);
            if (state != null) {
                // connection, rollback (deadlock, serialization), resources, operator intervention
                return state.matches("(08|40|53|57|58).*");
            }
            if (cause instanceof R2dbcTransientException
                    || cause instanceof R2dbcNonTransientResourceException
                    || cause instanceof SQLTransientException // no connection within the pool's patience
                    || cause instanceof IOException
                    || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** The SQLSTATE that PostgreSQL gave the failure, or what caused it; empty if it gave none. */
    public static String sqlState(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var state = stateOf(cause);
            if (state != null) {
                return state;
            }
        }
        return "";
    }

    private static @Nullable String stateOf(Throwable failure) {
        if (failure instanceof R2dbcException sql) {
            return sql.getSqlState();
        }
        return failure instanceof SQLException sql ? sql.getSQLState() : null;
    }
}
