package dev.errand.api.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import dev.errand.job.JobId;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that jobs made, handed out. */
class ArtifactTest extends ApiTest {

    @TempDir
    private Path directory;

    private void artifact(JobId job, String name, String mediaType, byte[] bytes) throws IOException {
        var file = Files.write(directory.resolve("file"), bytes);
        owner.blobs()
                .put(file, mediaType)
                .flatMap(blob -> database.sql(
                                "INSERT INTO job_artifact (job_id, name, attempt, blob_id, media_type, size)"
                                        + " VALUES (:job, :name, 1, :blob, :media_type, :size)")
                        .bind("job", job.value())
                        .bind("name", name)
                        .bind("blob", blob.id().value())
                        .bind("media_type", mediaType)
                        .bind("size", blob.size())
                        .then())
                .as(owner.transaction()::transactional)
                .block();
    }

    @Test
    void filesAreListedWithMediaTypeSizeAndPlace() throws IOException {
        var job = hands.processing();
        artifact(job, "report.html", "text/html", "<p>hello</p>".getBytes());
        artifact(job, "charts/1 a.png", "image/png", new byte[] {1, 2, 3});
        var list = get("/api/jobs/" + job + "/artifacts").json().path("artifacts");
        assertThat(list.size()).isEqualTo(2);
        assertThat(list.path(0).path("name").stringValue()).isEqualTo("charts/1 a.png");
        assertThat(list.path(0).path("media_type").stringValue()).isEqualTo("image/png");
        assertThat(list.path(0).path("size").intValue()).isEqualTo(3);
        assertThat(list.path(0).path("attempt").intValue()).isEqualTo(1);
        for (var file : list) {
            var answer = get(file.path("href").stringValue());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-length"))
                    .isEqualTo(file.path("size").toString());
        }
        var first = get("/api/jobs/" + job + "/artifacts?limit=1").json();
        assertThat(first.path("next").stringValue()).isEqualTo("charts/1 a.png");
    }

    @Test
    void aFileIsAnAttachmentThatNoBrowserRuns() throws IOException {
        var job = hands.processing();
        artifact(job, "out/réport.html", "text/html", "<script>alert(1)</script>".getBytes());
        var answer = get(get("/api/jobs/" + job + "/artifacts")
                .json()
                .path("artifacts")
                .path(0)
                .path("href")
                .stringValue());
        assertThat(answer.body()).isEqualTo("<script>alert(1)</script>");
        assertThat(answer.header("content-type")).isEqualTo("text/html");
        assertThat(answer.header("content-disposition"))
                .startsWith("attachment")
                .contains("r%C3%A9port.html");
        assertThat(answer.headers().get("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.headers().get("content-security-policy")).hasSize(1).allMatch(csp -> csp.contains("sandbox"));
    }

    @Test
    void aLargeFileComesWhole() throws Exception {
        var job = hands.processing();
        var bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        artifact(job, "large.bin", "application/octet-stream", bytes);
        var answer = HttpClient.newHttpClient()
                .send(
                        request("/api/jobs/" + job + "/artifacts/large.bin")
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.body()).isEqualTo(bytes);
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        var job = hands.processing();
        artifact(job, "mine.txt", "text/plain", new byte[] {65});
        var other = hands.processing();
        assertThat(get("/api/jobs/" + other + "/artifacts/mine.txt").status()).isEqualTo(404);
        assertThat(get("/api/jobs/" + job + "/artifacts/yours.txt").status()).isEqualTo(404);
        assertThat(get("/api/jobs/" + JobId.next() + "/artifacts").status()).isEqualTo(404);
        assertThat(get("/api/jobs/" + other + "/artifacts")
                        .json()
                        .path("artifacts")
                        .size())
                .isZero();
    }
}
