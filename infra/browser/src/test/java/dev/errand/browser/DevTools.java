package dev.errand.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A connection that speaks the Chrome DevTools Protocol, with one session for each page and frame ("flat" mode).
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">the protocol</a>
 */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    /**
     * Something that the browser tells unasked.
     *
     * @param session empty for the browser itself
     */
    record Event(String session, String method, JsonNode params) {}

    private final Consumer<Event> events;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;
    private CompletableFuture<WebSocket> sent;

    /** @param events is called on the connection's thread, and must not wait for an answer */
    DevTools(URI browser, Consumer<Event> events) {
        this.events = events;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(browser, this)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        this.sent = CompletableFuture.completedFuture(socket);
    }

    /** The result of a command; fails if the browser refuses it or does not answer. */
    JsonNode ask(String session, String method, Map<String, ?> params) {
        return tell(session, method, params)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Sends a command and does not wait. */
    CompletableFuture<JsonNode> tell(String session, String method, Map<String, ?> params) {
        var command = new HashMap<String, Object>(Map.of("method", method, "params", params));
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        var answer = new CompletableFuture<JsonNode>();
        synchronized (this) {
            var id = last.incrementAndGet();
            command.put("id", id);
            waiting.put(id, answer);
            var text = JsonMapper.shared().writeValueAsString(command);
            sent = sent.thenCompose(ready -> ready.sendText(text, true));
        }
        return answer;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            var whole = JsonMapper.shared().readTree(message.toString());
            message.setLength(0);
            received(whole);
        }
        from.request(1);
        return null;
    }

    private void received(JsonNode whole) {
        if (!whole.has("id")) {
            events.accept(new Event(
                    whole.path("sessionId").asString(""), whole.path("method").asString(), whole.path("params")));
            return;
        }
        var answer = waiting.remove(whole.path("id").asInt());
        if (whole.has("error")) {
            answer.completeExceptionally(
                    new IllegalStateException(whole.path("error").toString()));
        } else {
            answer.complete(whole.path("result"));
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
