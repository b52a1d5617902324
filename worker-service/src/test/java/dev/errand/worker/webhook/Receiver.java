package dev.errand.worker.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A real HTTP server on this machine that takes webhooks, and answers as its test says: 204 unless told otherwise. */
final class Receiver implements AutoCloseable {

    /** Answers one request. */
    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;

        static Reply status(int code, String... headers) {
            return exchange -> {
                for (var i = 0; i < headers.length; i += 2) {
                    exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
                }
                exchange.sendResponseHeaders(code, -1);
            };
        }
    }

    record Received(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        /** Whether this secret made one of the message's signatures, over the very bytes that came. */
        boolean signedBy(String secret) {
            var at = Instant.ofEpochSecond(Long.parseLong(header("Webhook-timestamp")));
            var expected = Signature.of(List.of(secret), header("Webhook-id"), at, body);
            return List.of(header("Webhook-signature").split(" ")).contains(expected);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final ConcurrentLinkedDeque<Reply> replies = new ConcurrentLinkedDeque<>();

    Receiver() {
        this(null);
    }

    /** @param tls null for plain HTTP */
    Receiver(@Nullable SSLContext tls) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            if (tls == null) {
                server = HttpServer.create(address, 0);
            } else {
                var secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = Map.copyOf(exchange.getRequestHeaders());
        var reply = replies.poll();
        received.add(new Received(exchange.getRequestURI().getPath(), headers, body));
        try (exchange) {
            (reply == null ? Reply.status(204) : reply).to(exchange);
        }
    }

    /** The next requests are answered like this, in this order. */
    void answers(Reply... next) {
        replies.addAll(List.of(next));
    }

    /** The next request that comes; waits for it. */
    Received next() throws InterruptedException {
        var next = received.poll(30, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no request came within 30 s");
        }
        return next;
    }

    /** The next request, if one comes within this time. */
    @Nullable
    Received nextWithin(Duration time) throws InterruptedException {
        return received.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
