package dev.errand.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Speaks what the launcher hears of the API and of a worker. It stands alone in a jar and is run as the services are;
 * {@code STAND_IN} makes it fail in one way or another.
 */
final class StandInService {

    private static final Map<String, String> ENV = System.getenv();
    private static final String FAULT = ENV.getOrDefault("STAND_IN", "");

    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        boolean api = ENV.containsKey("ERRAND_API_PORT");
        if (api && FAULT.equals("api-dies")) {
            System.out.println("the schema is newer than this program");
            System.exit(3);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopped in order")));
        System.out.println("database " + ENV.get("ERRAND_DATABASE_HOST") + ":" + ENV.get("ERRAND_DATABASE_PORT") + "/"
                + ENV.get("ERRAND_DATABASE_NAME") + " redis "
                + ENV.get("ERRAND_REDIS_URL").startsWith("redis://:"));
        String management = ENV.get(api ? "ERRAND_API_MANAGEMENT_PORT" : "ERRAND_WORKER_PORT");
        listen(management).createContext("/actuator/health/readiness", exchange -> answer(exchange, "{}"));
        if (api) {
            serve(listen(ENV.get("ERRAND_API_PORT")));
        }
    }

    private static void serve(HttpServer server) {
        server.createContext("/analyze", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            boolean complete = form.contains("name=\"query\"") && form.contains("%PDF-") && form.contains("%%EOF");
            answer(exchange, complete ? "{\"status\":\"queued\",\"task_id\":\"t1\"}" : "{}");
        });
        server.createContext("/api/jobs/t1/events", StandInService::events);
        server.createContext("/tasks/t1/result", exchange -> {
            try (InputStream json = StandInService.class.getResourceAsStream("result.json")) {
                answer(exchange, new String(json.readAllBytes(), StandardCharsets.UTF_8));
            }
        });
    }

    private static void events(HttpExchange exchange) throws IOException {
        String end = FAULT.equals("sample-fails") ? "failed\",\"error\":\"this is no PDF" : "completed";
        answer(
                exchange,
                "id: 1\nevent: state\ndata: {\"status\":\"processing\",\"stages\":[]}\n\n"
                        + "id: 2\nevent: stage\ndata: {\"stage\":\"reading\",\"status\":\"completed\"}\n\n"
                        + "id: 3\nevent: state\ndata: {\"status\":\"" + end + "\"}\n\n");
    }

    private static HttpServer listen(String port) throws IOException {
        var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), Integer.parseInt(port));
        HttpServer server = HttpServer.create(address, 0);
        server.start();
        return server;
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
