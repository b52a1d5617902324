package dev.errand.client.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {

    private final List<String> lastIds = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void goesOnWhereAConnectionBroke() {
        server.createContext("/events", exchange -> {
            boolean first = note(exchange).isEmpty();
            send(exchange, first ? "id: 1\ndata: a\n\nid: 2\ndata: b\n\ndata: cut o" : "id: 3\ndata: end\n\n");
            exchange.close();
        });

        assertThat(follow(Duration.ofSeconds(5), Duration.ofSeconds(10))).containsExactly("a", "b", "end");
        assertThat(lastIds).containsExactly("", "2");
    }

    @Test
    void goesOnWhenAConnectionFallsSilent() {
        server.createContext("/events", exchange -> {
            if (note(exchange).isEmpty()) {
                send(exchange, "id: 1\ndata: a\n\n");
                awaitEnd();
            }
            send(exchange, "id: 2\ndata: end\n\n");
        });

        assertThat(follow(Duration.ofMillis(300), Duration.ofSeconds(10))).containsExactly("a", "end");
        assertThat(lastIds).containsExactly("", "1");
    }

    @Test
    void heartbeatsKeepAConnection() {
        server.createContext("/events", exchange -> {
            note(exchange);
            for (int i = 0; i < 8; i++) {
                send(exchange, ": beat\n\n");
                pause(Duration.ofMillis(100));
            }
            send(exchange, "id: 1\ndata: end\n\n");
        });

        assertThat(follow(Duration.ofMillis(600), Duration.ofSeconds(10))).containsExactly("end");
        assertThat(lastIds).hasSize(1);
    }

    @Test
    void aRefusalIsFinal() {
        server.createContext("/events", exchange -> {
            note(exchange);
            exchange.sendResponseHeaders(404, -1);
        });

        assertThatExceptionOfType(ApiFailure.class)
                .isThrownBy(() -> follow(Duration.ofSeconds(5), Duration.ofSeconds(10)))
                .withMessageContaining("answers 404");
        assertThat(lastIds).hasSize(1);
    }

    @Test
    void givesUpWhenNobodyAnswersForTooLong() {
        server.stop(0);

        assertThatExceptionOfType(ApiFailure.class)
                .isThrownBy(() -> follow(Duration.ofSeconds(5), Duration.ofMillis(700)))
                .withMessageContaining("no word from");
    }

    private List<String> follow(Duration silence, Duration patience) {
        var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
        var read = new ArrayList<String>();
        new EventStream(HttpClient.newHttpClient(), HttpRequest.newBuilder(uri).build(), silence, patience)
                .follow(event -> {
                    read.add(event.data());
                    return !event.data().equals("end");
                });
        return read;
    }

    private String note(HttpExchange exchange) {
        String id = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        lastIds.add(id == null ? "" : id);
        return lastIds.get(lastIds.size() - 1);
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        if (exchange.getResponseCode() < 0) {
            exchange.sendResponseHeaders(200, 0);
        }
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(Duration time) {
        try {
            end.await(time.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
