package dev.errand.api.connection;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Work on the database that goes on to its end even when nobody waits for it any more.
 *
 * <p>A client that goes away cancels its request. Cancelling a statement in the middle of its rows can leave the pooled
 * connection, and with it the pool, unusable for ever (r2dbc-postgresql #459). So everything that talks to the database
 * on behalf of a request runs in here. Work that has not begun is not begun for a client that has gone: a storm of
 * clients that hang up leaves no backlog.
 */
public final class Shielded {

    private static final Logger log = LoggerFactory.getLogger(Shielded.class);

    /** A few times a pool's connections, so that none of them idles, and what waits for one does not wait for long. */
    private static final Turnstile TURNSTILE = new Turnstile(64);

    private Shielded() {}

    /**
     * The same result or failure; cancelling it stops the waiting, not the work.
     *
     * @return fails with {@link dev.errand.api.problem.Busy} if the work's turn does not come soon
     */
    public static <T> Mono<T> from(Supplier<Mono<T>> work) {
        return Mono.create(sink -> TURNSTILE.enter(new Errand<>(work, sink)));
    }

    private static final class Errand<T> extends Turnstile.Visitor {
        private final Supplier<Mono<T>> work;
        private final MonoSink<T> sink;
        private volatile boolean abandoned;

        Errand(Supplier<Mono<T>> work, MonoSink<T> sink) {
            this.work = work;
            this.sink = sink;
            sink.onCancel(() -> abandoned = true);
        }

        @Override
        boolean gone() {
            return abandoned;
        }

        @Override
        void refuse(RuntimeException why) {
            sink.error(why);
        }

        @Override
        void visit(Runnable leave) {
            Mono.defer(work)
                    .contextWrite(sink.contextView())
                    .doFinally(signal -> leave.run())
                    .singleOptional() // one call of the sink: a second one would drop a value that nobody has asked for
                    // yet
                    .subscribe(answer -> answer.ifPresentOrElse(sink::success, sink::success), this::failed);
        }

        private void failed(Throwable failure) {
            if (abandoned) {
                log.debug("failed, and nobody waits for it", failure);
            } else {
                sink.error(failure);
            }
        }
    }
}
