package dev.errand.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import dev.errand.job.JobId;
import org.junit.jupiter.api.Test;

/** A job runs once more as a new one that knows where it comes from. */
class RerunTest extends ApiTest {

    private String original() {
        var job = postJson("/api/jobs", """
                {"type": "test.plain", "input": {"n": 1}, "priority": 3, "max_retries": 1, "timeout": "1m", "tags": ["a"]}
                """);
        var id = job.json().path("id").stringValue();
        hands.take(JobId.parse(id));
        hands.complete(JobId.parse(id), "{}");
        return id;
    }

    @Test
    void itTakesOverWhatIsNotSaidOtherwise() {
        var old = original();
        var answer = post("/api/jobs/" + old + "/rerun");
        assertThat(answer.status()).isEqualTo(202);
        var id = answer.json().path("id").stringValue();
        assertThat(id).isNotEqualTo(old);
        var shown = get(answer.header("location")).json();
        assertThat(shown.path("rerun_of").stringValue()).isEqualTo(old);
        assertThat(shown.path("input").path("n").intValue()).isEqualTo(1);
        assertThat(shown.path("priority").intValue()).isEqualTo(3);
        assertThat(shown.path("max_retries").intValue()).isEqualTo(1);
        assertThat(shown.path("tags").path(0).stringValue()).isEqualTo("a");
        assertThat(hands.text(JobId.parse(id), "timeout_ms")).isEqualTo("60000");
        assertThat(shown.path("status").stringValue()).isEqualTo("queued");
    }

    @Test
    void itTakesEditsAndTheOriginalNamesItsReruns() {
        var old = original();
        var edited = postJson("/api/jobs/" + old + "/rerun", "{\"input\": {\"n\": 2}, \"priority\": 1, \"tags\": []}")
                .json()
                .path("id")
                .stringValue();
        var shown = get("/api/jobs/" + edited).json();
        assertThat(shown.path("input").path("n").intValue()).isEqualTo(2);
        assertThat(shown.path("priority").intValue()).isEqualTo(1);
        assertThat(shown.path("tags").size()).isZero();
        var second = post("/api/jobs/" + old + "/rerun").json().path("id").stringValue();
        assertThat(get("/api/jobs/" + old).json().path("reruns").toString())
                .isEqualTo("[\"" + edited + "\",\"" + second + "\"]");
    }

    @Test
    void editsAreCheckedLikeASubmission() {
        var old = original();
        var bad = postJson("/api/jobs/" + old + "/rerun", "{\"input\": {\"n\": \"x\"}}");
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.fault().path("field").stringValue()).isEqualTo("/input/n");
        var type = postJson("/api/jobs/" + old + "/rerun", "{\"type\": \"test.errand\"}");
        assertThat(type.fault().path("field").stringValue()).isEqualTo("/type");
        assertThat(postJson("/api/jobs/" + old + "/rerun", "[]").status()).isEqualTo(400);
        assertThat(post("/api/jobs/" + JobId.next() + "/rerun").status()).isEqualTo(404);
        assertThat(count("job")).isEqualTo(1);
    }

    @Test
    void underAKeyItRunsOnceMoreOnlyOnce() {
        var old = original();
        var first = post("/api/jobs/" + old + "/rerun", "Idempotency-Key", "again");
        var again = post("/api/jobs/" + old + "/rerun", "Idempotency-Key", "again");
        assertThat(again.body()).isEqualTo(first.body());
        var other = post("/api/jobs/" + original() + "/rerun", "Idempotency-Key", "again");
        assertThat(other.status()).isEqualTo(422);
    }
}
