package dev.errand.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.ApiTest;
import dev.errand.job.JobId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sends documents; no upload may be left on the disk. */
abstract class DocumentRequests extends ApiTest {

    private static final Path UPLOADS = temporaryDirectory();

    private static Path temporaryDirectory() {
        try {
            var directory = Files.createTempDirectory("uploads");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        properties.add("errand.document.directory", () -> UPLOADS);
    }

    @AfterEach
    void noUploadIsLeftOnTheDisk() throws IOException {
        try (var files = Files.list(UPLOADS)) {
            assertThat(files).isEmpty();
        }
    }

    Answer analyze(FormBody form) {
        return analyze(form.body());
    }

    Answer analyze(HttpRequest.BodyPublisher body) {
        return send(request("/analyze", "Content-Type", FormBody.TYPE).POST(body));
    }

    JobId accepted(FormBody form) {
        var answer = analyze(form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JobId.parse(answer.json().path("task_id").stringValue());
    }

    void assertRefused(Answer answer, int status, String type, String field) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").stringValue()).isEqualTo("https://errand.dev/problems/" + type);
        assertThat(answer.fault().path("field").stringValue()).isEqualTo(field);
        assertNothingStored();
    }

    void assertNothingStored() {
        for (var table : new String[] {"job", "job_stage", "document", "blob", "blob_chunk"}) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    static FormBody pdf(byte[] content) {
        return new FormBody().file("file", "report.pdf", content);
    }
}
