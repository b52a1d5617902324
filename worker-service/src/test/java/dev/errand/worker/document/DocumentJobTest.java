package dev.errand.worker.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.blob.BlobId;
import dev.errand.blob.BlobStores;
import dev.errand.document.DocumentAnalysis;
import dev.errand.job.Job;
import dev.errand.job.JobStage;
import dev.errand.job.JobStatus;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The whole worker, as it is shipped, on a real filing. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DocumentJobTest {

    private static final Path NVIDIA = Path.of("../infra/local/src/main/resources/sample/nvidia-10k-fy2022.pdf");

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        var database = TestServers.freshDatabase();
        properties.add("errand.database.host", database::host);
        properties.add("errand.database.port", database::port);
        properties.add("errand.database.name", database::name);
        properties.add("errand.database.user", database::user);
        properties.add("errand.database.password", database::password);
        properties.add("errand.redis.url", TestServers.freshRedis()::url);
    }

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReactiveTransactionManager transactions;

    private Job analyse(Path pdf, String name) throws Exception {
        var blob = BlobStores.inPostgres()
                .over(database)
                .put(pdf, "application/pdf")
                .as(TransactionalOperator.create(transactions)::transactional)
                .block();
        return analyse(blob.id(), name, blob.size());
    }

    private Job analyse(BlobId blob, String name, long size) {
        var job = NewJob.of(DocumentAnalysis.TYPE, new DocumentAnalysis(blob, name, size, "What was the revenue?"));
        var jobs = new Jobs(database);
        jobs.insert(List.of(job)).block();
        return await().atMost(90, TimeUnit.SECONDS)
                .until(() -> jobs.find(job.id()).block(), it -> it.status().ended());
    }

    @Test
    void aFilingIsAnalysedAndItsRowsAreWrittenWithTheFinish() throws Exception {
        var job = analyse(NVIDIA, "nvidia.pdf");

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().text()).contains("26914").contains("local-analyst");
        assertThat(new Jobs(database).stages(job.id()).collectList().block())
                .extracting(JobStage::status)
                .containsExactly("completed", "completed", "completed", "completed");
        assertThat(count("SELECT count(*) FROM analysis_result JOIN job ON id = job_id WHERE analysis = result"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM user_analysis_history WHERE document_name = 'nvidia.pdf'"
                        + " AND document_size > 1000000 AND jsonb_array_length(key_findings) > 0"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM analysis_metrics WHERE pages > 50 AND processing_time_ms > 0"
                        + " AND model_used LIKE 'local-analyst%'"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM job_log")).isGreaterThan(0);
    }

    @Test
    void aFileThatCannotBeReadFailsForGoodAndSaysWhy() throws Exception {
        var file = Files.createTempFile("broken", ".pdf");
        Files.writeString(file, "%PDF-1.7 and then nothing");

        var job = analyse(file, "broken.pdf");

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.error().tree().get("message").asString()).isNotBlank();
    }

    @Test
    void anUploadThatIsGoneFailsForGood() {
        var job = analyse(BlobId.next(), "gone.pdf", 1);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.error().tree().get("message").asString()).isEqualTo("the uploaded file is gone");
    }

    private long count(String query) {
        return database.sql(query).map(row -> row.get(0, Long.class)).one().block();
    }
}
