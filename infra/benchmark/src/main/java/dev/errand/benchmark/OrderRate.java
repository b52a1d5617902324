package dev.errand.benchmark;

import dev.errand.api.ApiService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Orders of the fortune shop over HTTP, from the API in a process of its own to an analyser that does nothing: how many are accepted
 * in a second by 16 callers at once, and until how many of them are completed.
 */
final class OrderRate {

    private static final int CALLERS = 16;
    private static final int WARM_UP = 1_000;
    private static final int ORDERS = 5_000;
    private static final Pattern STARTED = Pattern.compile("Netty started on port (\\d+)");
    private static final String ORDER = """
            {"experts": ["bazi", "numerology"], "payment_method": "test",
             "profile": {"name": "A", "birth_date": "1990-05-17", "birth_location": "Taipei", "timezone": "Asia/Taipei"}}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI orders;

    private OrderRate(int port) {
        this.orders = URI.create("http://127.0.0.1:" + port + "/api/orders");
    }

    static void run() throws Exception {
        try (var site = new Site(50)) {
            var fresh = site.freshPlace();
            var settings = new HashMap<>(fresh.environment());
            settings.put("SERVES", "orders");
            var place = new Site.Place(settings, fresh.directory());
            var api = startApi(place);
            try (var worker = RunningWorker.start(place, 0)) {
                var rate = new OrderRate(awaitPort(api));
                rate.place(WARM_UP);
                worker.nanosWhen(WARM_UP);
                var before = Cpu.of(site, api, worker);
                var began = System.nanoTime();
                rate.place(ORDERS);
                var accepted = System.nanoTime();
                var completed = worker.nanosWhen(WARM_UP + ORDERS);
                System.out.printf(
                        "| orders accepted, per second | %,.0f |%n| orders completed, per second | %,.0f |%n%s",
                        ORDERS / ((accepted - began) / 1e9),
                        ORDERS / ((completed - began) / 1e9),
                        Cpu.of(site, api, worker).since(before));
            } finally {
                api.destroy();
                api.waitFor();
            }
        }
    }

    /** Seconds of CPU that each part has used. */
    private record Cpu(double api, double worker, double postgres, double redis) {

        static Cpu of(Site site, Process api, RunningWorker worker) {
            var servers = site.cpu();
            return new Cpu(
                    new ProcessTree(api.pid()).cpuSeconds(),
                    worker.tree().cpuSeconds(),
                    servers.postgres(),
                    servers.redis());
        }

        String since(Cpu before) {
            return "| CPU per order, µs: API, worker, PostgreSQL, Redis | %,.0f | %,.0f | %,.0f | %,.0f |%n"
                    .formatted(
                            perOrder(api - before.api),
                            perOrder(worker - before.worker),
                            perOrder(postgres - before.postgres),
                            perOrder(redis - before.redis));
        }

        private static double perOrder(double seconds) {
            return seconds * 1e6 / ORDERS;
        }
    }

    private static Process startApi(Site.Place place) throws IOException {
        var database = new Surroundings(place.environment()).database();
        var jar = Path.of(ApiService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        var command = Site.java("-Xmx512m");
        command.addAll(List.of(
                "-cp",
                jar + ":" + System.getProperty("java.class.path"), // its configuration before the worker's
                ApiService.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--management.server.port=0",
                "--errand.accounts.local=true",
                "--logging.structured.format.console=",
                "--errand.database.host=" + database.host(),
                "--errand.database.port=" + database.port(),
                "--errand.database.name=" + database.name(),
                "--errand.database.user=" + database.user(),
                "--errand.database.password=" + database.password(),
                "--spring.flyway.url=jdbc:postgresql://%s:%d/%s"
                        .formatted(database.host(), database.port(), database.name()),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--errand.redis.url=" + place.environment().get("HINT_URL")));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The first port that it says is the API's; what it says later is read so that it can go on. */
    private static int awaitPort(Process api) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(api.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var started = STARTED.matcher(line);
            if (started.find()) {
                var rest = new Thread(() -> drain(lines), "api-output");
                rest.setDaemon(true);
                rest.start();
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("the API ended before it was ready");
    }

    private static void drain(BufferedReader lines) {
        try {
            while (lines.readLine() != null) {
                // it must not wait for somebody to read it
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    private void place(int count) throws Exception {
        var next = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            var calls = new ArrayList<Callable<Void>>();
            for (var caller = 0; caller < CALLERS; caller++) {
                calls.add(() -> {
                    while (next.getAndIncrement() < count) {
                        one();
                    }
                    return null;
                });
            }
            for (var call : threads.invokeAll(calls)) {
                call.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private void one() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(orders)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ORDER))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
    }
}
