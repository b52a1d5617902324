package dev.errand.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.api.ApiTest;
import dev.errand.api.Hands;
import dev.errand.job.CancelTopic;
import dev.errand.job.JobId;
import dev.errand.job.NewJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What the native endpoints promise of any job. */
class JobApiTest extends ApiTest {

    @Autowired
    private CancelTopic cancels;

    @Autowired
    private RedissonClient redis;

    @Autowired
    private Submissions submissions;

    private boolean isReady(JobId job) {
        return redis.getScoredSortedSet("errand:ready:{test}").contains(job.toString());
    }

    @Test
    void aJobIsShownWithItsStagesAndLinks() {
        var job = hands.queued();
        var view = get("/api/jobs/" + job).json();
        assertThat(view.path("id").stringValue()).isEqualTo(job.toString());
        assertThat(view.path("display_status").stringValue()).isEqualTo("queued");
        assertThat(view.path("stages").path(1).path("name").stringValue()).isEqualTo("second");
        assertThat(view.path("links").path("events").stringValue()).isEqualTo("/api/jobs/" + job + "/events");
        assertThat(get("/api/jobs/" + job + "/stages").json().path("stages").size())
                .isEqualTo(2);
    }

    @Test
    void waitingTellsScheduledRetryingAndCancellingApart() {
        var job = hands.queued();
        hands.sql(job, "UPDATE job SET queued_at = NULL, run_at = now() + interval '1 hour' WHERE id = :id");
        assertThat(get("/api/jobs/" + job).json().path("display_status").stringValue())
                .isEqualTo("scheduled");
        hands.sql(job, "UPDATE job SET failures = 1 WHERE id = :id");
        assertThat(get("/api/jobs/" + job).json().path("display_status").stringValue())
                .isEqualTo("retrying");
    }

    @Test
    void aLongPollAnswersSoonAfterTheEnd() {
        var job = hands.processing();
        var answer = CompletableFuture.supplyAsync(() -> get("/api/jobs/" + job + "?wait=30s"));
        await().during(Duration.ofMillis(500)).until(() -> !answer.isDone());
        hands.complete(job, "{\"n\": 1}");
        var ended = System.nanoTime();
        hands.ring(job);
        assertThat(answer.join().json().path("result").path("n").intValue()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aLongPollNoticesAnEndThatNobodyRangFor() {
        var job = hands.processing();
        var answer = CompletableFuture.supplyAsync(() -> get("/api/jobs/" + job + "?wait=30s"));
        hands.complete(job, "{}");
        assertThat(answer.join().json().path("status").stringValue()).isEqualTo("completed");
    }

    @Test
    void aLongPollAnswersWhenItsWaitIsOver() {
        var job = hands.processing();
        var answer = get("/api/jobs/" + job + "?wait=300ms");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("processing");
    }

    @Test
    void aWaitThatIsNoneOrTooLongIsRefused() {
        var job = hands.queued();
        for (var wait : List.of("61s", "2m", "forever", "-1s", "1h", "60001ms")) {
            var answer = get("/api/jobs/" + job + "?wait=" + wait);
            assertThat(answer.status()).as(wait).isEqualTo(422);
            assertThat(answer.fault().path("bound").stringValue()).isEqualTo("0s..60s");
        }
    }

    @Test
    void aWaitingJobIsCancelledAtOnceAndLeavesTheReadySet() {
        var job = hands.queued();
        await().until(() -> isReady(job));
        var answer = post("/api/jobs/" + job + "/cancel");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("cancelled");
        assertThat(answer.json().path("completed_at").isNull()).isFalse();
        assertThat(isReady(job)).isFalse();
    }

    @Test
    void aRunningJobIsAskedToStopOnceAndItsWorkerHears() {
        var heard = new CopyOnWriteArrayList<JobId>();
        cancels.listen(heard::add).toCompletableFuture().join();
        var job = hands.processing();
        var answer = post("/api/jobs/" + job + "/cancel");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("display_status").stringValue()).isEqualTo("cancelling");
        await().until(() -> heard.contains(job));
        var asked = hands.text(job, "cancel_requested_at");
        post("/api/jobs/" + job + "/cancel");
        assertThat(hands.text(job, "cancel_requested_at")).isEqualTo(asked);
    }

    @Test
    void aCancelledJobThatWaitedHasAReceiptOfNothingStopped() {
        var job = hands.queued();
        var receipt = post("/api/jobs/" + job + "/cancel").json().path("cancel_receipt");
        assertThat(receipt.path("requested_at").isString()).isTrue();
        assertThat(receipt.path("stopped_at").isString()).isTrue();
        assertThat(receipt.path("worker").isNull()).isTrue();
        assertThat(receipt.path("stopped").isNull()).isTrue();
        assertThat(get("/api/jobs/" + hands.queued())
                        .json()
                        .path("cancel_receipt")
                        .isNull())
                .isTrue();
    }

    @Test
    void cancellingMayWaitForTheReceipt() {
        var job = hands.processing();
        var answer = CompletableFuture.supplyAsync(() -> post("/api/jobs/" + job + "/cancel?wait=30s"));
        await().until(() -> !hands.text(job, "cancel_requested_at").equals("null"));
        assertThat(answer.isDone()).isFalse();
        hands.attempt(job, 1, "cancelled", "-1 seconds", "{\"stop\": {\"pids\": [17], \"millis\": 40}, \"exit\": 143}");
        hands.sql(
                job,
                "UPDATE job SET status = 'cancelled', worker_id = NULL, lease_until = NULL, completed_at = now()"
                        + " WHERE id = :id");
        hands.ring(job);
        var view = answer.join().json();
        assertThat(view.path("status").stringValue()).isEqualTo("cancelled");
        var receipt = view.path("cancel_receipt");
        assertThat(receipt.path("worker").stringValue()).isEqualTo("hands");
        assertThat(receipt.path("stopped").path("pids").path(0).intValue()).isEqualTo(17);
        assertThat(receipt.path("seconds").doubleValue()).isGreaterThanOrEqualTo(0);
        assertThat(get("/api/jobs/" + job + "/attempts")
                        .json()
                        .path("attempts")
                        .path(0)
                        .path("details")
                        .path("exit")
                        .intValue())
                .isEqualTo(143);
    }

    @Test
    void anEndedJobCannotBeCancelled() {
        var job = hands.processing();
        hands.complete(job, "{}");
        var answer = post("/api/jobs/" + job + "/cancel");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").stringValue()).isEqualTo("https://errand.dev/problems/job-ended");
        assertThat(post("/api/jobs/" + JobId.next() + "/cancel").status()).isEqualTo(404);
    }

    @Test
    void aFailedJobIsRunAgainWithAFreshBudget() {
        var job = hands.processing();
        hands.fail(job, "no luck");
        redis.getScoredSortedSet("errand:ready:{test}").clear();
        var answer = post("/api/jobs/" + job + "/retry");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("queued");
        assertThat(hands.text(job, "failures || ' ' || crashes || ' ' || attempt"))
                .isEqualTo("0 0 1");
        await().until(() -> isReady(job));
    }

    @Test
    void onlyAFailedOrCancelledJobIsRunAgain() {
        var running = hands.processing();
        var completed = hands.processing();
        hands.complete(completed, "{}");
        for (var job : List.of(running, completed)) {
            var answer = post("/api/jobs/" + job + "/retry");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("type").stringValue())
                    .isEqualTo("https://errand.dev/problems/job-not-retryable");
        }
        assertThat(post("/api/jobs/" + JobId.next() + "/retry").status()).isEqualTo(404);
    }

    @Test
    void logsAreReadPageByPageWithoutLossOrRepeat() {
        var job = hands.processing();
        database.sql(
                        "INSERT INTO job_log (job_id, attempt, at, level, message, fields)"
                                + " SELECT :id, 1, now(), 'info', 'line ' || n, '{\"n\": 1.50}' FROM generate_series(1, 650) AS n ORDER BY n")
                .bind("id", job.value())
                .then()
                .block();
        var first = get("/api/jobs/" + job + "/logs?limit=333");
        assertThat(first.body()).contains("{\"n\": 1.50}");
        assertThat(first.json().path("logs").size()).isEqualTo(333);
        var next = first.json().path("next").longValue();
        var rest = get("/api/jobs/" + job + "/logs?limit=1000&after=" + next).json();
        assertThat(rest.path("logs").size()).isEqualTo(317);
        assertThat(rest.path("logs").path(0).path("message").stringValue()).isEqualTo("line 334");
        assertThat(get("/api/jobs/" + job + "/logs?limit=1001").status()).isEqualTo(422);
        assertThat(get("/api/jobs/" + JobId.next() + "/logs").status()).isEqualTo(404);
    }

    @Test
    void itemsComeInTheOrderOfTheirStages() {
        var job = hands.processing();
        database.sql("INSERT INTO job_item (job_id, stage, key, position, status, attempt)"
                        + " SELECT :id, stage, stage || n, n, 'completed', 1 FROM generate_series(1, 120) AS n,"
                        + " unnest(ARRAY['second', 'first']) AS stage")
                .bind("id", job.value())
                .then()
                .block();
        var items = get("/api/jobs/" + job + "/items?limit=230").json();
        assertThat(items.path("items").size()).isEqualTo(230);
        assertThat(items.path("items").path(0).path("key").stringValue()).isEqualTo("first1");
        assertThat(items.path("items").path(120).path("key").stringValue()).isEqualTo("second1");
        var rest = get("/api/jobs/" + job + "/items?after=" + items.path("next").intValue())
                .json();
        assertThat(rest.path("items").size()).isEqualTo(10);
    }

    @Test
    void attemptsTellWhatCameOfEach() {
        var job = hands.processing();
        hands.sql(
                job,
                "INSERT INTO job_attempt (job_id, attempt, worker_id, outcome, error, started_at)"
                        + " VALUES (:id, 1, 'w', 'retry', '{\"kind\": \"error\"}', now())");
        var attempts = get("/api/jobs/" + job + "/attempts").json().path("attempts");
        assertThat(attempts.path(0).path("outcome").stringValue()).isEqualTo("retry");
        assertThat(attempts.path(0).path("error").path("kind").stringValue()).isEqualTo("error");
    }

    @Test
    void aNeighboursBadInputFailsNobodyElse() {
        var good = IntStream.range(0, 200)
                .mapToObj(n -> NewJob.of(Hands.ERRAND, Map.of("n", n)))
                .toList();
        var bad = NewJob.of(Hands.ERRAND, Map.of("text", "a null character: \0"));
        var answers = new java.util.ArrayList<>(
                good.stream().map(submissions::submitOne).toList());
        var refused = submissions.submitOne(bad);
        good.forEach(job -> answers.remove(0).join());
        assertThat(refused).failsWithin(Duration.ofSeconds(10));
        assertThat(count("job")).isEqualTo(200);
        assertThat(count("job_stage")).isEqualTo(400);
        await().until(() -> redis.getScoredSortedSet("errand:ready:{test}").size() >= 200);
    }

    @Test
    void anIdempotencyKeyNamesOneJob() {
        var options = dev.errand.job.JobOptions.NONE.idempotencyKey("once");
        submissions.submitOne(NewJob.of(Hands.ERRAND, Map.of(), options)).join();
        assertThat(submissions.submitOne(NewJob.of(Hands.ERRAND, Map.of(), options)))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                .withCauseInstanceOf(KeyAlreadyUsed.class);
        var batch = List.of(NewJob.of(Hands.ERRAND, Map.of()), NewJob.of(Hands.ERRAND, Map.of(), options));
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> submissions.submit(batch).block())
                .isInstanceOf(KeyAlreadyUsed.class);
        assertThat(count("job")).as("all or none").isEqualTo(1);
    }
}
