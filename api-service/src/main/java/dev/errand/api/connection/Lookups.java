package dev.errand.api.connection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Lets requests with the same key share look-ups, and never an answer that is older than the request: who comes while one
 * is under way waits for the next. So what was changed holds from the next request on, and many requests at once cost two
 * look-ups and not as many as they are.
 */
public final class Lookups<K, V> {

    /** What runs for a key, and what runs after it for those who came since. */
    private static final class Line<V> {
        private CompletableFuture<Optional<V>> running = new CompletableFuture<>();
        private @Nullable CompletableFuture<Optional<V>> next;
    }

    private final Map<K, Line<V>> lines = new HashMap<>();
    private final Function<K, Mono<V>> lookup;

    /** @param lookup empty if there is nothing; must not depend on who asks */
    public Lookups(Function<K, Mono<V>> lookup) {
        this.lookup = lookup;
    }

    /** What a look-up finds that begins now or later; empty, or failed, as that is. */
    public Mono<V> find(K key) {
        return Mono.defer(() -> Mono.fromFuture(join(key), true)).flatMap(Mono::justOrEmpty);
    }

    private CompletableFuture<Optional<V>> join(K key) {
        CompletableFuture<Optional<V>> mine;
        synchronized (lines) {
            var line = lines.get(key);
            if (line != null) {
                var next = line.next == null ? new CompletableFuture<Optional<V>>() : line.next;
                line.next = next;
                return next;
            }
            line = new Line<>();
            lines.put(key, line);
            mine = line.running;
        }
        start(key, mine);
        return mine;
    }

    private void start(K key, CompletableFuture<Optional<V>> answer) {
        lookup.apply(key)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .doFinally(signal -> goOn(key))
                .subscribe(answer::complete, answer::completeExceptionally);
    }

    private void goOn(K key) {
        CompletableFuture<Optional<V>> next;
        synchronized (lines) {
            var line = lines.get(key);
            if (line == null || line.next == null) {
                lines.remove(key);
                return;
            }
            next = line.next;
            line.running = next;
            line.next = null;
        }
        start(key, next);
    }
}
