package dev.errand.api.problem;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells whether a failure means that PostgreSQL is away or overloaded, which a caller may wait out. */
final class Outage {

    private Outage() {}

    static boolean causes(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (isOutage(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(Throwable cause) {
        return cause instanceof DataAccessResourceFailureException
                || cause instanceof CannotCreateTransactionException
                || cause instanceof QueryTimeoutException
                || cause instanceof R2dbcNonTransientResourceException
                || cause instanceof R2dbcTransientException
                || cause instanceof R2dbcException database && saysSo(database.getSqlState())
                || cause instanceof SQLTransientException
                || cause instanceof SQLException batch && saysSo(batch.getSQLState())
                || cause instanceof TimeoutException
                || cause instanceof SocketException;
    }

    /** Connection exceptions, insufficient resources, operator intervention: PostgreSQL's classes 08, 53 and 57. */
    private static boolean saysSo(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
    }
}
