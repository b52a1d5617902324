package dev.errand.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.document.FormBody;
import dev.errand.api.document.Pdfs;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Redis was never there: jobs are accepted, shown and ended all the same. */
class RedisAwayTest extends ApiTest {

    @DynamicPropertySource
    static void nobodyListensThere(DynamicPropertyRegistry properties) {
        properties.add("errand.redis.url", () -> "redis://127.0.0.1:1");
    }

    @Test
    void aDocumentIsAcceptedAndWaits() {
        analyze(); // the first request of a process loads its classes
        var asked = System.nanoTime();
        var answer = analyze();
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.status()).isEqualTo(200);
        var job = answer.json().path("task_id").stringValue();
        assertThat(get("/tasks/" + job).json().path("display_status").stringValue())
                .isEqualTo("queued");
    }

    private Answer analyze() {
        var form = new FormBody().file("file", "report.pdf", Pdfs.pages(1));
        return send(request("/analyze", "Content-Type", FormBody.TYPE).POST(form.body()));
    }

    @Test
    void theEndOfAStreamIsToldFromTheDatabase() throws Exception {
        var job = hands.processing();
        try (var events = new Events(request("/api/jobs/" + job + "/events"))) {
            events.awaitAtLeast(1);
            hands.complete(job, "{}");
            var all = events.untilItEnds();
            assertThat(all)
                    .extracting(event -> event.data().path("status").stringValue())
                    .containsExactly("processing", "completed");
            assertThat(all.get(1).isAfter(all.get(0))).isTrue();
            assertThat(get(
                                    "/api/jobs/" + job + "/events",
                                    "Last-Event-ID",
                                    all.get(1).id())
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void aWaitingJobIsCancelled() {
        var job = hands.queued();
        var answer = post("/api/jobs/" + job + "/cancel");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("cancelled");
    }

    @Test
    void theProcessIsReadyAndSaysWhatIsMissing() {
        var base = "http://127.0.0.1:" + managementPort + "/actuator/health";
        var all = send(HttpRequest.newBuilder(URI.create(base)).GET());
        assertThat(all.status()).isEqualTo(200);
        assertThat(all.json().path("components").path("redis").path("status").stringValue())
                .isEqualTo("DEGRADED");
        assertThat(send(HttpRequest.newBuilder(URI.create(base + "/readiness")).GET())
                        .status())
                .isEqualTo(200);
    }
}
