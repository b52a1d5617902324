package dev.errand.api.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import dev.errand.job.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Why a job waits, told truly. */
class ExplainTest extends ApiTest {

    private JsonNode explain(Object job) {
        var answer = get("/api/jobs/" + job + "/explain");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String hold(JsonNode explanation) {
        return explanation.path("held_back_by").path(0).path("kind").stringValue("nothing");
    }

    private void worker(String id, int slots) {
        hands.worker(id, "test", slots, "test.errand", "1 second", null);
    }

    /** A job of the lane that this worker runs. */
    private void busy(String worker) {
        hands.sql(hands.processing(), "UPDATE job SET worker_id = '" + worker + "' WHERE id = :id");
    }

    @Test
    void whatIsMissingIsNamedOneAfterTheOther() {
        var job = hands.queued();
        assertThat(hold(explain(job))).isEqualTo("no_worker");
        hands.worker("elsewhere", "cli", 4, "test.errand", "1 second", null);
        assertThat(hold(explain(job))).isEqualTo("lane_off");
        hands.worker("ignorant", "test", 4, "test.other", "1 second", null);
        assertThat(hold(explain(job))).isEqualTo("type_unknown");
        assertThat(explain(job).path("estimated_start").isNull()).isTrue();
        worker("draining", 4);
        database.sql("UPDATE worker SET state = 'draining' WHERE id = 'draining'")
                .then()
                .block();
        assertThat(hold(explain(job))).isEqualTo("draining");
        worker("w", 4);
        var free = explain(job);
        assertThat(hold(free)).isEqualTo("nothing");
        assertThat(free.path("why").stringValue()).contains("about to start");
        assertThat(free.path("workers").size()).isEqualTo(1);
        assertThat(free.path("workers").path(0).path("free").intValue()).isEqualTo(4);
        assertThat(Instant.parse(free.path("estimated_start").stringValue()))
                .isBefore(Instant.now().plusSeconds(5));
    }

    @Test
    void aWorkerWithoutTheSandboxCannotRunIt() {
        var job = postJson("/api/jobs", "{\"type\": \"command.word-count\", \"input\": {\"file\": \"a\"}}")
                .json()
                .path("id")
                .stringValue();
        hands.worker("open", "cli", 1, "command.word-count", "1 second", "prlimit");
        var explanation = explain(job);
        assertThat(hold(explanation)).isEqualTo("sandbox_missing");
        assertThat(explanation.path("why").stringValue()).contains("bwrap");
        hands.worker("shut", "cli", 1, "command.word-count", "1 second", "bwrap");
        assertThat(explain(job).path("workers").path(0).path("id").stringValue())
                .isEqualTo("shut");
    }

    @Test
    void aJobThatIsHeldByItsOwnersLimitSaysSo() {
        var job = hands.queued();
        worker("w", 4);
        hands.sql(job, "UPDATE job SET held_at = now() WHERE id = :id");
        var held = explain(job);
        assertThat(hold(held)).isEqualTo("owner_limit");
        assertThat(held.path("why").stringValue()).contains("keeps its place");
        assertThat(held.path("estimated_start").isNull()).isTrue();
    }

    @Test
    void itsPlaceInLineCountsThoseThatRunBeforeIt() {
        worker("w", 1);
        busy("w");
        hands.queued();
        hands.queued();
        var job = hands.queued();
        hands.queued();
        var urgent = hands.queued();
        hands.sql(urgent, "UPDATE job SET priority = 1 WHERE id = :id");
        var explanation = explain(job);
        assertThat(explanation.path("state").stringValue()).isEqualTo("waiting");
        assertThat(explanation.path("jobs_before").intValue()).isEqualTo(3);
        assertThat(explanation.path("position").intValue()).isEqualTo(4);
        assertThat(explanation
                        .path("held_back_by")
                        .valueStream()
                        .map(hold -> hold.path("kind").stringValue()))
                .containsExactly("slots_busy", "jobs_before");
        assertThat(explanation.path("lane").path("busy").intValue()).isEqualTo(1);
        assertThat(explanation.path("estimated_start").isNull())
                .as("nothing ended lately")
                .isTrue();
        assertThat(explain(urgent).path("jobs_before").intValue()).isZero();
    }

    @Test
    void itsStartIsEstimatedFromTheLanesLatestEnds() {
        worker("w", 1);
        busy("w");
        for (var n = 1; n <= 20; n++) { // one every two seconds
            var ended = hands.processing();
            hands.complete(ended, "{}");
            hands.attempt(ended, 1, "done", 2 * n + " seconds", null);
        }
        IntStream.range(0, 4).forEach(n -> hands.queued());
        var job = hands.queued();
        var explanation = explain(job);
        assertThat(explanation.path("lane").path("per_second").doubleValue()).isBetween(0.3, 0.6);
        var wait = Duration.between(
                Instant.now(), Instant.parse(explanation.path("estimated_start").stringValue()));
        assertThat(wait).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
    }

    @Test
    void scheduledBackingOffAndParkedAreToldApart() {
        worker("w", 1);
        var job = hands.queued();
        hands.sql(job, "UPDATE job SET queued_at = NULL, run_at = now() + interval '1 hour' WHERE id = :id");
        var scheduled = explain(job);
        assertThat(scheduled.path("state").stringValue()).isEqualTo("scheduled");
        assertThat(scheduled.path("until").stringValue())
                .isEqualTo(scheduled.path("estimated_start").stringValue());
        assertThat(scheduled.path("position").isNull()).isTrue();

        hands.sql(job, "UPDATE job SET failures = 1 WHERE id = :id");
        hands.attempt(job, 1, "retry", "1 minute", null);
        var backingOff = explain(job);
        assertThat(backingOff.path("state").stringValue()).isEqualTo("backing_off");
        assertThat(backingOff.path("why").stringValue()).contains("failure 1", "2 more retries");

        hands.attempt(job, 2, "parked", "1 second", null);
        assertThat(explain(job).path("state").stringValue()).isEqualTo("parked");
        assertThat(hold(explain(job))).isEqualTo("nothing");
    }

    @Test
    void whatDoesNotWaitSaysSo() {
        var job = hands.processing();
        assertThat(explain(job).path("state").stringValue()).isEqualTo("running");
        assertThat(explain(job).path("why").stringValue()).contains("Attempt 1 runs on hands");
        post("/api/jobs/" + job + "/cancel");
        assertThat(explain(job).path("state").stringValue()).isEqualTo("cancelling");
        hands.complete(job, "{}");
        var ended = explain(job);
        assertThat(ended.path("state").stringValue()).isEqualTo("ended");
        assertThat(ended.path("held_back_by").size()).isZero();
        assertThat(ended.path("estimated_start").isNull()).isTrue();
        assertThat(get("/api/jobs/" + JobId.next() + "/explain").status()).isEqualTo(404);
    }
}
