package dev.errand.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.errand.job.JobOptions;
import dev.errand.job.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code webhooks-of-killed-workers}: workers die between a job's end, its message and that one's delivery. */
class WebhooksTest {

    private static final Map<String, String> SENDING = Map.of(
            "ERRAND_LANE_NOTIFY", "2", "ERRAND_WEBHOOKS_ALLOW_PRIVATE", "true", "ERRAND_WEBHOOKS_RELAY", "300ms");

    private final Chance chance = new Chance();
    private final Map<String, Set<String>> messagesByJob = new ConcurrentHashMap<>();
    private HttpServer receiver;
    private Site site;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
        site.close();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new Json(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).tree();
            messagesByJob
                    .computeIfAbsent(body.path("data").path("id").asString(), job -> ConcurrentHashMap.newKeySet())
                    .add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Test
    void everyEndedJobIsToldOfUnderOneIdThoughItsWorkersAreKilled() {
        site = Site.open("webhooks-of-killed-workers");
        endpoint();
        var living = new ArrayList<>(List.of(site.launch(4, SENDING), site.launch(4, SENDING)));
        living.forEach(site::awaitRunning);
        var pace = new Pace(Duration.ofMillis(500));
        var accepted = 0;
        for (int kills = 0; kills < 4; kills++) {
            for (int turn = 0; turn < 4; turn++) {
                for (int n = 0; n < 6; n++, accepted++) {
                    site.ledger().submit(Work.plain(chance.between(5, 100)));
                }
                pace.awaitNext();
            }
            var victim = chance.oneOf(living);
            victim.kill();
            living.remove(victim);
            living.add(site.launch(4, SENDING));
            site.awaitRunning(living.get(1));
        }

        await("every message was delivered")
                .atMost(Duration.ofSeconds(60))
                .until(() -> site.rows().unended() == 0
                        && site.rows().count("SELECT count(*) FROM webhook_event") == 0
                        && site.rows().count("SELECT count(*) FROM webhook_delivery WHERE status <> 'delivered'") == 0);

        assertThat(messagesByJob).hasSize(accepted);
        assertThat(messagesByJob.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        assertThat(site.rows().count("SELECT count(*) FROM webhook_delivery")).isEqualTo(accepted);
    }

    private void endpoint() {
        var sql = site.rows().sql();
        sql.sql("INSERT INTO webhook_endpoint (id, owner_id, url, events)"
                        + " VALUES (gen_random_uuid(), :owner, :url, '{job.completed,job.failed,job.cancelled}')")
                .bind("owner", JobOptions.LOCAL_OWNER)
                .bind("url", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/")
                .then()
                .block();
        sql.sql("INSERT INTO webhook_secret (endpoint_id, secret)"
                        + " SELECT id, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' FROM webhook_endpoint")
                .then()
                .block();
    }
}
