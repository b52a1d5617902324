package dev.errand.client.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The lines of one connection, from the client's threads to the reader's; it takes no more than the reader keeps up with. */
final class Lines implements Flow.Subscriber<String> {

    private static final int AHEAD = 1_000;

    private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.@Nullable Subscription> subscription = new CompletableFuture<>();
    private volatile int status = 200;

    /** The next line; empty when the connection has ended or is silent for too long. */
    Optional<String> next(Duration silence) {
        try {
            var line = queue.poll(silence.toNanos(), TimeUnit.NANOSECONDS);
            if (line == null) {
                return Optional.empty();
            }
            var given = subscription.getNow(null);
            if (given != null && line.isPresent()) {
                given.request(1);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while following a job", e);
        }
    }

    /** The answer's HTTP status; 200 until it is known. */
    int status() {
        return status;
    }

    void status(int given) {
        status = given;
    }

    void end() {
        queue.add(Optional.empty());
    }

    void cancel() {
        var given = subscription.getNow(null);
        if (given != null) {
            given.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
        given.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
        queue.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable broken) {
        end();
    }

    @Override
    public void onComplete() {
        end();
    }
}
