package dev.errand.api.connection;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Work that goes on to its end even when nobody waits for it any more.
 *
 * <p>A client that goes away cancels its request. Cancelling a statement in the middle of its rows can leave the pooled
 * connection, and with it the pool, unusable for ever (r2dbc-postgresql #459). So everything that talks to the database
 * on behalf of a request runs in here.
 */
public final class Shielded {

    private Shielded() {}

    /** The same result or failure; cancelling it stops the waiting, not the work. */
    public static <T> Mono<T> from(Supplier<Mono<T>> work) {
        return Mono.deferContextual(context ->
                Mono.fromFuture(Mono.defer(work).contextWrite(context).toFuture(), true));
    }
}
