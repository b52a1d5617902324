package dev.errand.api.order.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe's API, as far as a shop uses it: authentication, form encoding, idempotency keys and errors as its reference says.
 *
 * @see <a href="https://docs.stripe.com/api">Stripe API reference</a>
 */
final class StripeStandIn implements AutoCloseable {

    static final String KEY = "sk_test_51NeverInALogOrAnAnswer";
    static final String API_VERSION = "2026-07-29.dahlia";

    private static final JsonMapper JSON = new JsonMapper();

    /** @param body null: it never comes */
    record Reply(int status, Map<String, Object> body) {
        static Reply error(int status, String type, String code) {
            return new Reply(
                    status, Map.of("error", Map.of("type", type, "code", code, "message", "no, said of " + KEY)));
        }
    }

    private record Kept(Map<String, String> form, Reply reply) {}

    private final StripeLedger ledger = new StripeLedger();
    private final Map<String, Kept> byKey = new ConcurrentHashMap<>();
    private final List<Map<String, String>> forms = new ArrayList<>();
    private final HttpServer server;
    private volatile int broken;
    private volatile boolean locked;
    private volatile boolean breaks;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    StripeStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task, "stripe-stand-in");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    StripeLedger ledger() {
        return ledger;
    }

    /** Every form that came, also those that were refused. */
    List<Map<String, String>> forms() {
        synchronized (forms) {
            return List.copyOf(forms);
        }
    }

    /** Forgets everything, and works again. */
    void reset() {
        gate.countDown();
        broken = 0;
        locked = false;
        breaks = false;
        ledger.clear();
        byKey.clear();
        synchronized (forms) {
            forms.clear();
        }
    }

    /** Answers everything with this status; -1 hangs up instead. */
    void breakDown(int status) {
        broken = status;
    }

    /** Answers nothing until the latch is open. */
    void holdBack(CountDownLatch until) {
        gate = until;
    }

    /** Breaks down at the next thing that is asked for, and says so again to whoever comes with the same key. */
    void breakDownUnderTheNextKey() {
        breaks = true;
    }

    /** Takes the key no more. */
    void lock() {
        locked = true;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            gate.await();
            if (broken >= 0) {
                send(exchange, broken == 0 ? answer(exchange, body) : Reply.error(broken, "api_error", "broken"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(HttpExchange exchange, String body) {
        var headers = exchange.getRequestHeaders();
        if (locked || !("Bearer " + KEY).equals(headers.getFirst("Authorization"))) {
            return Reply.error(401, "invalid_request_error", "api_key_invalid");
        }
        if (!API_VERSION.equals(headers.getFirst("Stripe-Version"))) {
            return Reply.error(400, "invalid_request_error", "api_version");
        }
        var path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("GET")) {
            return ledger.read(path, exchange.getRequestURI().getQuery());
        }
        if (!"application/x-www-form-urlencoded;charset=UTF-8".equals(headers.getFirst("Content-Type"))) {
            return Reply.error(400, "invalid_request_error", "content_type");
        }
        return once(headers.getFirst("Idempotency-Key"), path, FormText.parse(body));
    }

    /** A key belongs to one request: the same again gets the same answer, while it is worked on 409, another one 400. */
    private Reply once(String key, String path, Map<String, String> form) {
        synchronized (forms) {
            forms.add(form);
        }
        if (key == null) {
            return Reply.error(400, "invalid_request_error", "no_key"); // the library always sends one
        }
        var begun = new Kept(form, Reply.error(409, "idempotency_error", "idempotency_key_in_use"));
        var earlier = byKey.putIfAbsent(key, begun);
        if (earlier != null) {
            return earlier.form.equals(form)
                    ? earlier.reply
                    : Reply.error(400, "idempotency_error", "other_parameters");
        }
        var reply = breaks ? Reply.error(500, "api_error", "broke_down") : ledger.write(path, form);
        breaks = false;
        byKey.put(key, new Kept(form, reply));
        return reply;
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var bytes = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Request-Id", "req_" + System.nanoTime());
        exchange.sendResponseHeaders(reply.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
    }
}
