package dev.errand.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.blob.BlobId;
import dev.errand.job.JobId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;

/** Documents in, analyses out. */
class DocumentApiTest extends DocumentRequests {

    @Autowired
    private RedissonClient redis;

    @Test
    void aPdfIsStoredWithItsJobAndOffered(@TempDir Path directory) throws IOException {
        var content = Pdfs.pages(3);
        var answer = analyze(pdf(content).field("query", "  What was the revenue? "));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("queued");
        assertThat(answer.json().path("file_processed").stringValue()).isEqualTo("report.pdf");
        var id = answer.json().path("task_id").stringValue();
        assertThat(answer.json().path("celery_task_id").stringValue()).isEqualTo(id);
        var job = JobId.parse(id);
        assertThat(hands.text(job, "type || ' ' || lane || ' ' || status")).isEqualTo("document.analysis agent queued");
        var blob = new BlobId(UUID.fromString(hands.text(job, "input->>'blob'")));
        owner.blobs().copy(blob, directory.resolve("copy")).block();
        assertThat(directory.resolve("copy")).hasBinaryContent(content);
        org.awaitility.Awaitility.await()
                .until(() -> redis.getScoredSortedSet("errand:ready:{agent}").contains(id));
    }

    @Test
    void aTaskIsShownAsItGoes() {
        var job = accepted(pdf(Pdfs.pages(2)));
        var path = "/tasks/" + job;
        var waiting = get(path).json();
        assertThat(waiting.path("status").stringValue()).isEqualTo("pending");
        assertThat(waiting.path("display_status").stringValue()).isEqualTo("queued");
        assertThat(waiting.path("celery_status").path("state").stringValue()).isEqualTo("PENDING");
        assertThat(waiting.path("pages").intValue()).isEqualTo(2);
        assertThat(waiting.path("query").isNull()).isTrue();
        assertThat(waiting.path("analysis_result").isNull()).isTrue();
        assertThat(waiting.path("stages").size()).isEqualTo(4);
        assertThat(get(path + "/result").json().propertyNames())
                .containsExactlyInAnyOrder("task_id", "status", "message");

        hands.take(job);
        assertThat(get(path).json().path("status").stringValue()).isEqualTo("processing");
        assertThat(get(path).json().path("celery_status").path("state").stringValue())
                .isEqualTo("STARTED");

        hands.complete(job, "{\"revenue\": 26914.00}");
        var done = get(path).json();
        assertThat(done.path("status").stringValue()).isEqualTo("completed");
        assertThat(done.path("celery_status").path("state").stringValue()).isEqualTo("SUCCESS");
        assertThat(done.path("duration_seconds").isNumber()).isTrue();
        var result = get(path + "/result");
        assertThat(result.json().propertyNames())
                .contains("task_id", "file_name", "query", "completed_at", "duration_seconds");
        assertThat(result.body()).as("figures as they are stored").contains("\"analysis\":{\"revenue\": 26914.00}");
    }

    @Test
    void theStoredAnalysisIsTheResult() {
        var job = accepted(pdf(Pdfs.pages(1)));
        hands.take(job);
        hands.complete(job, "{\"from\": \"job\"}");
        hands.sql(
                job,
                "INSERT INTO analysis_result (job_id, attempt, analysis) VALUES (:id, 1, '{\"from\": \"analysis\"}')");
        assertThat(get("/tasks/" + job + "/result")
                        .json()
                        .path("result")
                        .path("analysis")
                        .path("from")
                        .stringValue())
                .isEqualTo("analysis");
    }

    @Test
    void aFailedTaskSaysWhy() {
        var job = accepted(pdf(Pdfs.pages(1)));
        hands.take(job);
        hands.fail(job, "no text in it");
        var task = get("/tasks/" + job).json();
        assertThat(task.path("error_message").stringValue()).isEqualTo("no text in it");
        assertThat(task.path("celery_status").path("state").stringValue()).isEqualTo("FAILURE");
        assertThat(task.path("celery_status").path("info").stringValue()).isEqualTo("no text in it");
        var result = get("/tasks/" + job + "/result");
        assertThat(result.status()).isEqualTo(200);
        assertThat(result.json().propertyNames()).containsExactlyInAnyOrder("task_id", "status", "error");
    }

    @Test
    void tasksAreListedNewestFirstAndFiltered() {
        var first = accepted(pdf(Pdfs.pages(1)));
        var second = accepted(pdf(Pdfs.pages(1)));
        hands.take(first);
        var all = get("/tasks").json();
        assertThat(all.path("count").intValue()).isEqualTo(2);
        assertThat(all.path("tasks").path(0).path("id").stringValue()).isEqualTo(second.toString());
        for (var word : new String[] {"pending", "queued"}) {
            var waiting = get("/tasks?status=" + word).json();
            assertThat(waiting.path("count").intValue()).as(word).isEqualTo(1);
            assertThat(waiting.path("tasks").path(0).path("id").stringValue()).isEqualTo(second.toString());
        }
        assertThat(get("/tasks?status=processing&limit=1")
                        .json()
                        .path("tasks")
                        .path(0)
                        .path("id")
                        .stringValue())
                .isEqualTo(first.toString());
        assertThat(get("/tasks?status=cancelled").json().path("count").intValue())
                .isZero();
    }

    @Test
    void aFileNameIsFitToBeShown() {
        var form = new FormBody().file("file", "../../etc/re\u0007port\u202e.pdf", Pdfs.pages(1));
        assertThat(analyze(form).json().path("file_processed").stringValue()).isEqualTo("report.pdf");
        var longest = new FormBody().file("file", "x".repeat(400) + ".pdf", Pdfs.pages(1));
        assertThat(analyze(longest).json().path("file_processed").stringValue())
                .hasSize(255)
                .endsWith(".pdf");
    }

    @Test
    void partsThatNobodyAskedForAreIgnored() {
        accepted(new FormBody()
                .field("who", "me")
                .file("extra", "extra.bin", new byte[100_000])
                .file("file", "report.pdf", Pdfs.pages(1))
                .field("when", "now"));
        assertThat(count("blob")).isEqualTo(1);
    }

    @Test
    void anUnknownTaskIsAProblem() {
        for (var path : new String[] {"/tasks/" + JobId.next(), "/tasks/" + JobId.next() + "/result"}) {
            assertThat(get(path).status()).isEqualTo(404);
            assertThat(get(path).fault().path("field").stringValue()).isEqualTo("id");
        }
        assertThat(get("/tasks/not-an-id").status()).isEqualTo(400);
        assertThat(get("/tasks/not-an-id").fault().path("field").stringValue()).isEqualTo("id");
    }

    @Test
    void aWrongFilterOrLimitNamesItsBound() {
        var status = get("/tasks?status=sleeping");
        assertThat(status.status()).isEqualTo(422);
        assertThat(status.fault().path("bound").toString()).contains("pending", "processing", "completed", "failed");
        for (var limit : new String[] {"0", "-1", "101", "2147483647"}) {
            var answer = get("/tasks?limit=" + limit);
            assertThat(answer.status()).as(limit).isEqualTo(422);
            assertThat(answer.fault().path("bound").stringValue()).isEqualTo("1..100");
        }
        for (var limit : new String[] {"x", "99999999999", "1.5"}) {
            assertThat(get("/tasks?limit=" + limit).status()).as(limit).isEqualTo(400);
            assertThat(get("/tasks?limit=" + limit).fault().path("field").stringValue())
                    .isEqualTo("limit");
        }
    }
}
