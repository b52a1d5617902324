package dev.errand.client.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Follows a stream of server-sent events over broken connections, from where it broke. */
public final class EventStream {

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofMillis(500);

    /** The answer to who has seen the end already. */
    private static final int NO_MORE = 204;

    /** Longer than any job, and short enough to reckon with in nanoseconds. */
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    private final HttpClient http;
    private final HttpRequest request;
    private final Duration silence;
    private final Duration patience;
    private String lastId = "";

    /** What ended the reading of one connection. */
    private enum End {
        READER,
        TIME,
        STREAM,
        CONNECTION
    }

    /**
     * @param request a GET of the stream
     * @param silence how long a connection may say nothing, not even a heartbeat, before it counts as broken
     * @param patience how long to try to reconnect
     */
    EventStream(HttpClient http, HttpRequest request, Duration silence, Duration patience) {
        this.http = http;
        this.request = request;
        this.silence = silence;
        this.patience = patience;
    }

    /**
     * Hands over every event, each once, until the reader wants no more.
     *
     * @param reader false ends it
     */
    public void follow(Predicate<ServerEvent> reader) {
        follow(reader, FOR_EVER);
    }

    /**
     * The same, but for so long at most.
     *
     * @return false if the time was over before the reader had what it wanted
     */
    public boolean follow(Predicate<ServerEvent> reader, Duration atMost) {
        long start = System.nanoTime();
        long heardAt = start;
        while (true) {
            String before = lastId;
            var end = readConnection(reader, start + atMost.toNanos());
            if (end != End.CONNECTION) {
                return end != End.TIME;
            }
            if (!lastId.equals(before)) {
                heardAt = System.nanoTime();
            }
            if (System.nanoTime() - heardAt > patience.toNanos()) {
                throw new Unreachable("no word from " + request.uri() + " for " + patience.toSeconds() + " s");
            }
            pause();
        }
    }

    private End readConnection(Predicate<ServerEvent> reader, long until) {
        var lines = new Lines();
        var response = http.sendAsync(resumed(), answer -> {
            lines.status(answer.statusCode());
            return HttpResponse.BodySubscribers.fromLineSubscriber(lines);
        });
        var ended = response.whenComplete((done, broken) -> lines.end());
        try {
            return read(lines, reader, until);
        } finally {
            lines.cancel();
            ended.cancel(true);
            response.cancel(true);
        }
    }

    private End read(Lines lines, Predicate<ServerEvent> reader, long until) {
        var parser = new EventParser();
        while (true) {
            long left = until - System.nanoTime();
            var line = lines.next(Duration.ofNanos(Math.max(0, Math.min(left, silence.toNanos()))));
            requireAccepted(lines.status());
            if (line.isEmpty()) {
                return lines.status() == NO_MORE ? End.STREAM : isOver(until) ? End.TIME : End.CONNECTION;
            }
            var event = parser.line(line.get());
            if (event.isPresent()) {
                lastId = event.get().id();
                if (!reader.test(event.get())) {
                    return End.READER;
                }
            }
        }
    }

    private static boolean isOver(long until) {
        return System.nanoTime() - until >= 0;
    }

    private void requireAccepted(int status) {
        if (status >= 400 && status < 500 && status != 429) {
            throw new Refused(status, Answers.hinted(status, List.of(refusal(request.uri(), status))));
        }
    }

    private static String refusal(URI uri, int status) {
        return status == 404 ? "there is no such job: " + uri + " answers 404" : uri + " answers " + status;
    }

    private HttpRequest resumed() {
        var again = HttpRequest.newBuilder(request, (name, value) -> true).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            again.header("Last-Event-ID", lastId);
        }
        return again.build();
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(BEFORE_ANOTHER_TRY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while following a job", e);
        }
    }
}
