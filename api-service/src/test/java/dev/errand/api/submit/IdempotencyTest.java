package dev.errand.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A request with a key is carried out once. */
class IdempotencyTest extends ApiTest {

    private static final String JOB = "{\"type\": \"test.errand\", \"input\": {\"a\": 1, \"b\": 2}}";

    private Answer submit(String body, String key) {
        return postJson("/api/jobs", body, "Idempotency-Key", key);
    }

    private static String type(Answer problem) {
        return problem.json().path("type").stringValue().replaceFirst(".*/", "");
    }

    @Test
    void theSameRequestGetsTheSameAnswerAgain() {
        var first = submit(JOB, "order-1");
        var id = first.json().path("id").stringValue();
        hands.take(dev.errand.job.JobId.parse(id));
        var again = submit("{ \"input\": {\"b\": 2, \"a\": 1}, \"type\": \"test.errand\" }", "\"order-1\"");
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertThat(first.header("idempotency-replayed")).isEmpty();
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(count("job")).isEqualTo(1);
    }

    @Test
    void fiftyAtOnceMakeOneJob() {
        var clients = Executors.newFixedThreadPool(50);
        var answers = IntStream.range(0, 50)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> submit(JOB, "fifty"), clients))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        clients.shutdown();
        assertThat(count("job")).isEqualTo(1);
        assertThat(answers).extracting(Answer::status).isSubsetOf(202, 409).contains(202);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 202)
                        .map(answer -> answer.json().path("id").stringValue())
                        .collect(Collectors.toSet()))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409).map(IdempotencyTest::type))
                .allMatch("key-in-flight"::equals);
        assertThat(submit(JOB, "fifty").status()).isEqualTo(202);
    }

    @Test
    void aKeyThatAnotherProcessWorksOnIsInFlight() {
        owner.transaction()
                .execute(status -> database.sql("SELECT pg_advisory_xact_lock(hashtextextended("
                                + "'00000000-0000-0000-0000-000000000000 slow', 4417))::text AS held")
                        .fetch()
                        .one()
                        .then(reactor.core.publisher.Mono.fromCallable(() -> submit(JOB, "slow"))
                                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
                        .doOnNext(answer -> {
                            assertThat(answer.status()).isEqualTo(409);
                            assertThat(type(answer)).isEqualTo("key-in-flight");
                        }))
                .blockLast();
        assertThat(count("job")).isZero();
        assertThat(submit(JOB, "slow").status()).isEqualTo(202);
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        submit(JOB, "mine");
        for (var other : Set.of(
                "{\"type\": \"test.errand\", \"input\": {\"a\": 1, \"b\": 3}}",
                "{\"type\": \"test.plain\", \"input\": {\"a\": 1, \"b\": 2}}",
                "[" + JOB + "]")) {
            var answer = submit(other, "mine");
            assertThat(answer.status()).as(other).isEqualTo(422);
            assertThat(type(answer)).isEqualTo("key-of-another-request");
            assertThat(answer.fault().path("field").stringValue()).isEqualTo("Idempotency-Key");
        }
        assertThat(count("job")).isEqualTo(1);
    }

    @Test
    void theFieldAndTheHeaderAreTheSameThing() {
        var withField = "{\"type\": \"test.plain\", \"idempotency_key\": \"k\"}";
        var first = postJson("/api/jobs", withField);
        var again = submit("{\"type\": \"test.plain\"}", "k");
        assertThat(again.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(submit(withField, "k").json().path("id"))
                .isEqualTo(first.json().path("id"));
        var differing = submit(withField, "other");
        assertThat(differing.status()).isEqualTo(422);
        assertThat(differing.fault().path("field").stringValue()).isEqualTo("/idempotency_key");
        assertThat(submit("{\"type\": \"test.plain\"}", "two words").status()).isEqualTo(422);
        assertThat(count("job")).isEqualTo(1);
    }

    @Test
    void aListIsRepeatedAsAWholeUnderItsHeader() {
        var list = "[" + JOB + ", " + JOB + ", {\"type\": \"test.plain\"}]";
        var first = submit(list, "list").json();
        var again = submit(list, "list").json();
        assertThat(count("job")).isEqualTo(3);
        for (var n = 0; n < 3; n++) {
            assertThat(again.path("jobs").path(n).path("id"))
                    .isEqualTo(first.path("jobs").path(n).path("id"));
            assertThat(again.path("jobs").path(n).path("repeated").booleanValue())
                    .isTrue();
        }
    }

    @Test
    void theJobsOfAListThatWereThereAreNotStoredAgain() {
        postJson("/api/jobs", "[{\"type\": \"test.plain\", \"idempotency_key\": \"a\"}]");
        var both = postJson(
                        "/api/jobs",
                        "[{\"type\": \"test.plain\", \"idempotency_key\": \"a\"},"
                                + " {\"type\": \"test.plain\", \"idempotency_key\": \"b\"}]")
                .json();
        assertThat(both.path("jobs").path(0).path("repeated").booleanValue()).isTrue();
        assertThat(both.path("jobs").path(1).path("repeated").booleanValue()).isFalse();
        assertThat(count("job")).isEqualTo(2);

        var clash = postJson(
                "/api/jobs",
                "[{\"type\": \"test.plain\", \"idempotency_key\": \"c\"},"
                        + " {\"type\": \"test.errand\", \"idempotency_key\": \"a\"}]");
        assertThat(clash.status()).isEqualTo(422);
        assertThat(clash.fault().path("field").stringValue()).isEqualTo("/1/idempotency_key");
        assertThat(count("job")).as("all or none").isEqualTo(2);
        assertThat(count("job_key")).isEqualTo(2);

        var twice = postJson(
                "/api/jobs",
                "[{\"type\": \"test.plain\", \"idempotency_key\": \"d\"},"
                        + " {\"type\": \"test.plain\", \"idempotency_key\": \"d\"}]");
        assertThat(twice.fault().path("field").stringValue()).isEqualTo("/1/idempotency_key");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() {
        assertThat(submit("{\"type\": \"no.such\"}", "retry").status()).isEqualTo(422);
        assertThat(submit(JOB, "retry").status()).isEqualTo(202);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        var first = submit(JOB, "daily").json().path("id");
        database.sql("UPDATE job_key SET created_at = now() - interval '23 hours'")
                .then()
                .block();
        assertThat(submit(JOB, "daily").json().path("id")).isEqualTo(first);
        database.sql("UPDATE job_key SET created_at = now() - interval '25 hours'")
                .then()
                .block();
        assertThat(submit(JOB, "daily").json().path("id")).isNotEqualTo(first);
        assertThat(count("job")).isEqualTo(2);
        assertThat(count("job_key")).isEqualTo(1);
    }
}
