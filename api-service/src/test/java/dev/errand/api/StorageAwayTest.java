package dev.errand.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.api.document.FormBody;
import dev.errand.api.document.Pdfs;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Files belong in a bucket whose server is not there: uploads have to wait, the rest goes on. */
class StorageAwayTest extends ApiTest {

    @DynamicPropertySource
    static void nobodyListensThere(DynamicPropertyRegistry properties) {
        properties.add("errand.blobs.s3.endpoint", () -> "http://127.0.0.1:1");
        properties.add("errand.blobs.s3.bucket", () -> "files");
        properties.add("errand.blobs.s3.access-key", () -> "key");
        properties.add("errand.blobs.s3.secret-key", () -> "secret");
    }

    @Test
    void anUploadIsAskedToComeBackAndLeavesNothing() {
        var form = new FormBody().file("file", "report.pdf", Pdfs.pages(1));

        var answer = send(request("/analyze", "Content-Type", FormBody.TYPE).POST(form.body()));

        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
        assertThat(answer.header("retry-after")).isEqualTo("5");
        assertThat(answer.json().path("detail").stringValue()).contains("storage of files");
        assertThat(answer.body()).doesNotContain("127.0.0.1:1", "secret");
        for (var table : new String[] {"job", "document", "blob"}) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void whatNeedsNoFileGoesOn() {
        var job = hands.queued();

        assertThat(get("/api/jobs/" + job).status()).isEqualTo(200);
    }

    @Test
    void theProcessIsReadyAndSaysWhatIsMissing() {
        var base = "http://127.0.0.1:" + managementPort + "/actuator/health";
        var all = send(HttpRequest.newBuilder(URI.create(base)).GET());

        assertThat(all.status()).as(all.body()).isEqualTo(200);
        assertThat(all.json().path("components").path("blobs").path("status").stringValue())
                .isEqualTo("DEGRADED");
        assertThat(send(HttpRequest.newBuilder(URI.create(base + "/readiness")).GET())
                        .status())
                .isEqualTo(200);
    }
}
