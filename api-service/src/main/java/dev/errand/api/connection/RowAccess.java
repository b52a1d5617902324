package dev.errand.api.connection;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Whose rows statements may touch: PostgreSQL's policies keep to it, whatever a statement says. It travels in Reactor's
 * context, and every connection is told of it when it leaves the pool, so that none ever knows of who had it before.
 * Without one in the context there are no rows.
 *
 * @param user the account whose rows they are; null for nobody
 * @param all whether everybody's rows are among them
 */
public record RowAccess(@Nullable UUID user, boolean all) {

    private static final RowAccess NONE = new RowAccess(null, false);
    private static final RowAccess EVERYTHING = new RowAccess(null, true);

    /** One round trip, in place of the one that proves the connection. */
    private static final String TELL = "SELECT set_config('app.user_id', $1, false), set_config('app.sees', $2, false)";

    /** What the process does on its own account: counts, sweeps, signing people in. Not for what a request names. */
    public static <T> Mono<T> everything(Mono<T> work) {
        return work.contextWrite(EVERYTHING::in);
    }

    /** The context with this in it. */
    public Context in(Context context) {
        return context.put(RowAccess.class, this);
    }

    /** What the context holds. */
    public static RowAccess of(ContextView context) {
        return context.<RowAccess>getOrEmpty(RowAccess.class).orElse(NONE);
    }

    /** Tells a connection what holds for whoever asked for it. Fails if it is within somebody's transaction. */
    static Mono<Void> greet(Connection connection) {
        return Mono.deferContextual(context -> connection.isAutoCommit()
                ? of(context).tell(connection)
                : Mono.error(new IllegalStateException("a connection came back within a transaction")));
    }

    private Mono<Void> tell(Connection connection) {
        var statement = ((PostgresqlConnection) connection)
                .createStatement(TELL)
                .bind("$1", user == null ? "" : user.toString())
                .bind("$2", all ? "all" : "");
        return statement
                .execute()
                .flatMap(result -> result.map((row, columns) -> true))
                .then();
    }
}
