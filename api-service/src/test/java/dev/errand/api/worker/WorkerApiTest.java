package dev.errand.api.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import org.junit.jupiter.api.Test;

/** What is told of the workers. */
class WorkerApiTest extends ApiTest {

    private void worker(String id, String state, String heartbeatAge, String provedAge) {
        database.sql(
                        "INSERT INTO worker (id, host, pid, version, state, lanes, types, running, heartbeat_at, proved_at)"
                                + " VALUES (:id, 'host', 7, '0.1', :state, '{\"agent\": 4}', '{document.analysis}', 1,"
                                + " now() - :heartbeat::interval, now() - :proved::interval)")
                .bind("id", id)
                .bind("state", state)
                .bind("heartbeat", heartbeatAge)
                .bind("proved", provedAge)
                .then()
                .block();
    }

    @Test
    void withAWorkerThatWorksAllIsWell() {
        worker("w1", "running", "5 seconds", "10 seconds");
        worker("gone", "stopped", "5 seconds", "5 seconds");
        for (var path : new String[] {"/workers/health", "/celery/health"}) {
            var answer = get(path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("status").stringValue()).isEqualTo("ok");
            assertThat(answer.json().has("celery_task_id")).isTrue();
            assertThat(answer.json().path("workers").size()).isEqualTo(1);
            assertThat(answer.json()
                            .path("workers")
                            .path(0)
                            .path("lanes")
                            .path("agent")
                            .intValue())
                    .isEqualTo(4);
        }
        assertThat(get("/api/workers").json().path("count").intValue()).isEqualTo(2);
    }

    @Test
    void aDeafWorkerIsNotHealthyThoughItsHeartBeats() {
        worker("deaf", "running", "1 second", "40 seconds");
        var answer = get("/workers/health");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("unavailable");
        assertThat(answer.json().path("workers").size()).isEqualTo(1);
    }

    @Test
    void aWorkerWithoutAHeartbeatIsNotAlive() {
        worker("dead", "running", "31 seconds", "31 seconds");
        assertThat(get("/celery/health").status()).isEqualTo(503);
        assertThat(get("/celery/health").json().path("workers").size()).isZero();
        assertThat(get("/api/workers")
                        .json()
                        .path("workers")
                        .path(0)
                        .path("alive")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void lanesTellWhatWaitsAndRuns() {
        worker("w1", "running", "1 second", "1 second");
        hands.queued();
        hands.processing();
        var later = hands.queued();
        hands.sql(later, "UPDATE job SET queued_at = NULL, run_at = now() + interval '1 hour' WHERE id = :id");
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            var lanes = get("/api/lanes").json().path("lanes");
            assertThat(lanes.size()).isEqualTo(2);
            assertThat(lanes.path(0).path("lane").stringValue()).isEqualTo("agent");
            var test = lanes.path(1);
            assertThat(test.path("queued").intValue()).isEqualTo(1);
            assertThat(test.path("processing").intValue()).isEqualTo(1);
            assertThat(test.path("scheduled").intValue()).isEqualTo(1);
        });
    }
}
