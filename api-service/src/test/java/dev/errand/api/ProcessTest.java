package dev.errand.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.embedded.EmbeddedPostgres;
import dev.errand.job.JobId;
import dev.errand.progress.LogLevel;
import dev.errand.progress.ProgressEvent;
import dev.errand.testing.RunningService;
import dev.errand.testing.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One API process from its start, which migrates an empty database, to its stop: each test leaves it to the next. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessTest {

    private static EmbeddedPostgres postgres;
    private static ConfigurableApplicationContext api;
    private static int port;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.temporary().start();
        var database = postgres.database("errand");
        var arguments = new ArrayList<>(List.of(
                "--logging.structured.format.console=",
                "--errand.accounts.local=true",
                "--errand.events.patience=1s",
                "--errand.events.look=200ms"));
        arguments.addAll(
                RunningService.connections(database, TestServers.redis().url()));
        api = new SpringApplicationBuilder(ApiService.class).run(arguments.toArray(String[]::new));
        port = api.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    static void stop() {
        api.close();
        postgres.close();
    }

    private static Hands hands() {
        return api.getBean(Hands.class);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .GET();
    }

    private static double openStreams() {
        return api.getBean(MeterRegistry.class)
                .get("errand.streams.open")
                .gauge()
                .value();
    }

    @Test
    @Order(1)
    void aClientThatStopsReadingIsDropped() throws IOException {
        var job = hands().processing();
        try (var socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            var head = "GET /api/jobs/" + job + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> openStreams() == 1);
            var event = ProgressEvent.log(job, LogLevel.INFO, "x".repeat(20_000), null);
            for (var n = 0; n < 1_000; n++) {
                hands().tell(event);
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> openStreams() == 0);
        }
    }

    @Test
    @Order(2)
    void withoutTheDatabaseCallersAreToldToComeBack() throws Exception {
        var job = hands().processing();
        try (var events = new Events(request("/api/jobs/" + job + "/events"))) {
            events.awaitAtLeast(1);
            postgres.killHard();
            var away = ApiTest.send(request("/api/jobs/" + job));
            assertThat(away.status()).as(away.body()).isEqualTo(503);
            assertThat(away.header("retry-after")).isEqualTo("5");
            assertThat(away.header("content-type")).isEqualTo("application/problem+json");
            assertThat(away.body()).doesNotContain("Exception", "postgres", "127.0.0.1");

            postgres.restart();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    ApiTest.send(request("/api/jobs/" + job)).status())
                            .isEqualTo(200));
            hands().complete(job, "{}");
            assertThat(events.untilItEnds())
                    .as("the stream outlived the outage")
                    .hasSize(2);
        }
    }

    @Test
    @Order(3)
    void aStopWaitsForNoStreamAndNoLongPoll() throws Exception {
        JobId job = hands().processing();
        try (var events = new Events(request("/api/jobs/" + job + "/events"))) {
            events.awaitAtLeast(1);
            var poll = CompletableFuture.supplyAsync(() -> ApiTest.send(request("/api/jobs/" + job + "?wait=60s")));
            await().during(Duration.ofMillis(500)).until(() -> !poll.isDone());
            var asked = System.nanoTime();
            api.close();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
            assertThat(poll.join().status()).isEqualTo(200);
            assertThat(events.untilItEnds())
                    .as("ended without an end of the job")
                    .hasSize(1);
        }
    }
}
