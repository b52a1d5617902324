package dev.errand.client.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows a stream of server-sent events over broken connections, from where it broke. */
public final class EventStream {

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(500);

    private final HttpClient http;
    private final URI uri;
    private final Duration silence;
    private final Duration patience;
    private String lastId = "";

    /**
     * @param silence how long a connection may say nothing, not even a heartbeat, before it counts as broken
     * @param patience how long to try to reconnect
     */
    public EventStream(HttpClient http, URI uri, Duration silence, Duration patience) {
        this.http = http;
        this.uri = uri;
        this.silence = silence;
        this.patience = patience;
    }

    /**
     * Hands over every event, each once, until the reader wants no more.
     *
     * @param reader false ends it
     */
    public void follow(Predicate<ServerEvent> reader) {
        long lostAt = System.nanoTime();
        while (true) {
            String before = lastId;
            if (!readConnection(reader)) {
                return;
            }
            if (!lastId.equals(before)) {
                lostAt = System.nanoTime();
            }
            if (System.nanoTime() - lostAt > patience.toNanos()) {
                throw new Unreachable("no word from " + uri + " for " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    /** Reads one connection to its end; false when the reader wants no more. */
    private boolean readConnection(Predicate<ServerEvent> reader) {
        var lines = new Lines();
        var response = http.sendAsync(request(), answer -> {
            if (answer.statusCode() != 200) {
                lines.refused.complete(answer.statusCode());
            }
            return HttpResponse.BodySubscribers.fromLineSubscriber(lines);
        });
        var ended = response.whenComplete((done, broken) -> lines.end());
        try {
            return read(lines, reader);
        } finally {
            lines.cancel();
            ended.cancel(true);
            response.cancel(true);
        }
    }

    private boolean read(Lines lines, Predicate<ServerEvent> reader) {
        var parser = new EventParser();
        for (var line = lines.next(silence); line.isPresent(); line = lines.next(silence)) {
            lines.requireAccepted(uri);
            var event = parser.line(line.get());
            if (event.isPresent()) {
                lastId = event.get().id();
                if (!reader.test(event.get())) {
                    return false;
                }
            }
        }
        lines.requireAccepted(uri);
        return true;
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        return request.build();
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BEFORE_ANOTHER_TRY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while following a job", e);
        }
    }

    /** The lines of one connection, from the client's threads to the reader's. */
    private static final class Lines implements Flow.Subscriber<String> {

        private final BlockingQueue<Optional<String>> queue = new LinkedBlockingQueue<>();
        private final CompletableFuture<Flow.@Nullable Subscription> subscription = new CompletableFuture<>();
        final CompletableFuture<Integer> refused = new CompletableFuture<>();

        /** The next line; empty when the connection has ended or is silent for too long. */
        Optional<String> next(Duration silence) {
            try {
                var line = queue.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
                return line == null ? Optional.empty() : line;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unreachable("interrupted while following a job", e);
            }
        }

        void requireAccepted(URI uri) {
            int status = refused.getNow(200);
            if (status >= 400 && status < 500) {
                throw new Refused(status, uri + " answers " + status);
            }
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
            given.request(Long.MAX_VALUE);
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
}
