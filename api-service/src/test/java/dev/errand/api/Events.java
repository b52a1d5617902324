package dev.errand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of an event stream: reads on a thread of its own until the stream ends or it is closed. */
public final class Events implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** One event as it came. */
    public record Event(String id, String kind, JsonNode data) {

        long[] place() {
            var parts = id.split("-");
            return new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])};
        }

        public boolean isAfter(Event other) {
            var mine = place();
            var others = other.place();
            return mine[0] != others[0] ? mine[0] > others[0] : mine[1] > others[1];
        }
    }

    /** For all of them: a client that nobody holds any more stops reading when it is collected. */
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final Thread reader;

    public Events(HttpRequest.Builder request) {
        try {
            response = CLIENT.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var id = "";
            var kind = "message";
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id:")) {
                    id = line.substring(3).strip();
                } else if (line.startsWith("event:")) {
                    kind = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring(5));
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, kind, JSON.readTree(data.toString())));
                    data.setLength(0);
                }
            }
        } catch (IOException closed) {
            // the client or the server closed it
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** Those that came so far. */
    public List<Event> soFar() {
        return List.copyOf(events);
    }

    public int comments() {
        return comments.get();
    }

    public Event last() {
        return events.get(events.size() - 1);
    }

    public Events awaitAtLeast(int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(events)
                        .as("events, beside %s comments", comments)
                        .hasSizeGreaterThanOrEqualTo(count));
        return this;
    }

    /** All events, once the server has ended the stream. */
    public List<Event> untilItEnds() {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> !reader.isAlive());
        return soFar();
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
