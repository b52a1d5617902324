package dev.errand.api.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import dev.errand.api.Hands;
import dev.errand.job.NewJob;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clients that hang up in the middle of an answer have wedged pools for ever (r2dbc-postgresql #459). */
class ClientCancelStormTest extends ApiTest {

    private static final int REQUESTS = 3_000;

    @Autowired
    private Submissions submissions;

    @Test
    void thePoolOutlivesThreeThousandClientsThatHangUp() {
        submissions
                .submit(IntStream.range(0, 1_000)
                        .mapToObj(n -> NewJob.of(Hands.ERRAND, Map.of("n", n)))
                        .toList())
                .block();
        var seed = System.nanoTime();
        System.out.println("client-cancel-storm seed " + seed);
        var random = new Random(seed);
        var clients = Executors.newFixedThreadPool(32);
        var storm = IntStream.range(0, REQUESTS)
                .mapToObj(n -> 1 + random.nextInt(40))
                .map(millis -> CompletableFuture.runAsync(() -> askAndHangUp(millis), clients))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(storm).join();
        clients.shutdown();

        Awaitility.await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            var asked = System.nanoTime();
            assertThat(get("/api/jobs?limit=100").json().path("count").intValue())
                    .isEqualTo(100);
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(1));
        });
        var together = IntStream.range(0, 40)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> get("/api/jobs?limit=100")))
                .toList();
        assertThat(together)
                .as("every connection of the pool works")
                .allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(200));
    }

    private void askAndHangUp(int afterMillis) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write("GET /api/jobs?limit=100 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(afterMillis);
            socket.getInputStream().read(); // until the time to hang up, or the first byte
        } catch (IOException hungUp) {
            // as intended
        }
    }
}
