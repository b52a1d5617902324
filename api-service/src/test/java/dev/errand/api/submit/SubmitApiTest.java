package dev.errand.api.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.api.ApiTest;
import dev.errand.job.JobId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;

/** What {@code POST /api/jobs} promises, of one job and of a list. */
class SubmitApiTest extends ApiTest {

    @Autowired
    private RedissonClient redis;

    @Test
    void aJobIsStoredOfferedAndShown() {
        var answer = postJson("/api/jobs", """
                {"type": "test.errand", "input": {"n": 1.50}, "priority": 2, "max_retries": 7, "timeout": "90s",
                 "tags": ["client:acme", "night", "night"]}
                """);
        assertThat(answer.status()).isEqualTo(202);
        var job = answer.json();
        var id = job.path("id").stringValue();
        assertThat(answer.header("location")).isEqualTo("/api/jobs/" + id);
        assertThat(job.path("status").stringValue()).isEqualTo("queued");
        assertThat(job.path("tags").toString()).isEqualTo("[\"client:acme\",\"night\"]");
        assertThat(job.path("stages").path(1).path("name").stringValue()).isEqualTo("second");

        var shown = get("/api/jobs/" + id).json();
        for (var field : List.of(
                "type", "lane", "priority", "max_retries", "tags", "stages", "created_at", "queued_at", "run_at")) {
            assertThat(shown.path(field)).as(field).isEqualTo(job.path(field));
        }
        assertThat(get("/api/jobs/" + id).body()).as("digit by digit").contains("\"input\":{\"n\": 1.50}");
        assertThat(hands.text(JobId.parse(id), "timeout_ms")).isEqualTo("90000");
        await().until(() -> redis.getScoredSortedSet("errand:ready:{test}").contains(id));
    }

    @Test
    void aJobForLaterIsScheduled() {
        var at = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        var job = postJson("/api/jobs", "{\"type\": \"test.plain\", \"run_at\": \"" + at + "\"}")
                .json();
        assertThat(job.path("display_status").stringValue()).isEqualTo("scheduled");
        assertThat(job.path("run_at").stringValue()).isEqualTo(at.toString());
        assertThat(get("/api/jobs/" + job.path("id").stringValue())
                        .json()
                        .path("display_status")
                        .stringValue())
                .isEqualTo("scheduled");
    }

    @Test
    void aThousandJobsAreStoredInTheirOrderByOneRequest() {
        var body = IntStream.range(0, 1_000)
                .mapToObj(n -> "{\"type\": \"test.plain\", \"input\": {\"n\": " + n + "}}")
                .collect(Collectors.joining(",", "[", "]"));
        var answer = postJson("/api/jobs", body);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("count").intValue()).isEqualTo(1_000);
        assertThat(answer.json().path("jobs").size()).isEqualTo(1_000);
        var inOrder = database.sql(
                        "SELECT bool_and(n = seq - first) AS kept FROM"
                                + " (SELECT (input ->> 'n')::bigint AS n, seq, min(seq) OVER () AS first FROM job) AS all_of_them")
                .map(row -> row.get("kept", Boolean.class))
                .one()
                .block();
        assertThat(inOrder).isTrue();
        var seventh = answer.json().path("jobs").path(7);
        assertThat(get(seventh.path("href").stringValue())
                        .json()
                        .path("input")
                        .path("n")
                        .intValue())
                .isEqualTo(7);
    }

    @Test
    void aListWithABadJobIsRefusedAsAWholeAndAllFaultsAreNamed() {
        var answer = postJson("/api/jobs", """
                [{"type": "test.plain"}, {"type": "test.plain", "input": {"items": ["a", 7]}}, {"type": "no.such"}, 5]
                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json()
                        .path("errors")
                        .valueStream()
                        .map(fault -> fault.path("field").stringValue()))
                .containsExactly("/1/input/items/1", "/2/type", "/3");
        assertThat(count("job")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"test.plain\", \"priorty\": 1} | /priorty",
                "{\"type\": \"test.plain\", \"owner\": \"x\"} | /owner",
                "{\"type\": \"test.plain\", \"a/b\": 1} | /a~1b",
                "{\"input\": {}} | /type",
                "{\"type\": 7} | /type",
                "{\"type\": \"no.such\"} | /type",
                "{\"type\": \"document.analysis\"} | /type",
                "{\"type\": \"test.plain\", \"input\": []} | /input",
                "{\"type\": \"test.plain\", \"input\": {\"n\": \"x\"}} | /input/n",
                "{\"type\": \"test.plain\", \"input\": {\"t\": \"a\\u0000\"}} | /input/t",
                "{\"type\": \"test.plain\", \"input\": {\"t\": \"\\ud800\"}} | /input/t",
                "{\"type\": \"test.plain\", \"input\": {\"t\": 1e999999}} | /input/t",
                "{\"type\": \"test.plain\", \"priority\": 0} | /priority",
                "{\"type\": \"test.plain\", \"priority\": 11} | /priority",
                "{\"type\": \"test.plain\", \"priority\": 1.5} | /priority",
                "{\"type\": \"test.plain\", \"priority\": \"1\"} | /priority",
                "{\"type\": \"test.plain\", \"max_retries\": 101} | /max_retries",
                "{\"type\": \"test.plain\", \"max_retries\": -1} | /max_retries",
                "{\"type\": \"test.plain\", \"timeout\": \"99ms\"} | /timeout",
                "{\"type\": \"test.plain\", \"timeout\": \"8d\"} | /timeout",
                "{\"type\": \"test.plain\", \"timeout\": \"soon\"} | /timeout",
                "{\"type\": \"test.plain\", \"timeout\": 5} | /timeout",
                "{\"type\": \"test.plain\", \"run_at\": \"tomorrow\"} | /run_at",
                "{\"type\": \"test.plain\", \"run_at\": \"2300-01-01T00:00:00Z\"} | /run_at",
                "{\"type\": \"test.plain\", \"tags\": \"a\"} | /tags",
                "{\"type\": \"test.plain\", \"tags\": [\"Upper\"]} | /tags/0",
                "{\"type\": \"test.plain\", \"tags\": [\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\",\"k\"]} | /tags",
                "{\"type\": \"test.plain\", \"idempotency_key\": \"\"} | /idempotency_key",
                "{\"type\": \"command.word-count\"} | /input",
                "{\"type\": \"command.word-count\", \"input\": {\"file\": \"--files0-from=/etc/passwd\"}} | /input/file",
                "{\"type\": \"command.word-count\", \"input\": {\"file\": \"a\\nb\"}} | /input/file"
            })
    void whatIsWrongIsRefusedAndNamed(String body, String field) {
        var answer = postJson("/api/jobs", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.fault().path("field").stringValue()).isEqualTo(field);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(count("job")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{", "7", "{} {}", "{\"type\": 1, \"type\": 2}", "``"})
    void aBodyThatIsNoJsonIsRefused(String body) {
        assertThat(postJson("/api/jobs", body == null ? "" : body).status()).isEqualTo(400);
        assertThat(count("job")).isZero();
    }

    @Test
    void bodiesAndInputsAndListsHaveAnEnd() {
        var text = "x".repeat(256 * 1024);
        var input = postJson("/api/jobs", "{\"type\": \"test.plain\", \"input\": {\"text\": \"" + text + "\"}}");
        assertThat(input.status()).isEqualTo(422);
        assertThat(input.fault().path("field").stringValue()).isEqualTo("/input");
        assertThat(postJson("/api/jobs", "[\"" + "x".repeat(4 << 20) + "\"]").status())
                .isEqualTo(413);
        var job = "{\"type\": \"test.plain\"}";
        assertThat(postJson("/api/jobs", "[" + (job + ",").repeat(1_000) + job + "]")
                        .status())
                .isEqualTo(422);
        assertThat(postJson("/api/jobs", "[]").status()).isEqualTo(422);
        var form = send(request("/api/jobs", "Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(job)));
        assertThat(form.status()).isEqualTo(415);
        assertThat(count("job")).isZero();
    }

    @Test
    void anInputOfTheLargestSizeIsTaken() {
        var text = "x".repeat(256 * 1024 - 11);
        var answer = postJson("/api/jobs", "{\"type\": \"test.plain\", \"input\": {\"text\": \"" + text + "\"}}");
        assertThat(answer.status()).isEqualTo(202);
    }

    @Test
    void theTraceOfARequestGoesWithItsJob() {
        var trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        var job = postJson("/api/jobs", "{\"type\": \"test.plain\"}", "traceparent", trace)
                .json();
        assertThat(hands.text(JobId.parse(job.path("id").stringValue()), "trace_context"))
                .isEqualTo(trace);
    }
}
