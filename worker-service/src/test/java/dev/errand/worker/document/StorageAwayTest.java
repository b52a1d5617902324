package dev.errand.worker.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.blob.BlobStores;
import dev.errand.document.DocumentAnalysis;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.testing.TestServers;
import java.nio.file.Files;
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

/** The bucket's server is not there when a worker wants the uploaded file: the job waits, and is not given up. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class StorageAwayTest {

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        var database = TestServers.freshDatabase();
        properties.add("errand.database.host", database::host);
        properties.add("errand.database.port", database::port);
        properties.add("errand.database.name", database::name);
        properties.add("errand.database.user", database::user);
        properties.add("errand.database.password", database::password);
        properties.add("errand.redis.url", TestServers.freshRedis()::url);
        properties.add("errand.blobs.s3.endpoint", () -> "http://127.0.0.1:1");
        properties.add("errand.blobs.s3.bucket", () -> "files");
        properties.add("errand.blobs.s3.access-key", () -> "key");
        properties.add("errand.blobs.s3.secret-key", () -> "secret");
    }

    @Autowired
    private DatabaseClient database;

    @Autowired
    private ReactiveTransactionManager transactions;

    @Test
    void theJobIsTriedAgainLater() throws Exception {
        var file = Files.createTempFile("any", ".pdf");
        Files.writeString(file, "%PDF-1.7");
        var blob = BlobStores.inPostgres()
                .over(database)
                .put(file, "application/pdf")
                .as(TransactionalOperator.create(transactions)::transactional)
                .block();
        database.sql("DELETE FROM blob_chunk").then().block(); // as if it were in the bucket
        var job = NewJob.of(DocumentAnalysis.TYPE, new DocumentAnalysis(blob.id(), "any.pdf", blob.size(), null));
        new Jobs(database).insert(List.of(job)).block();

        var outcome = await().atMost(60, TimeUnit.SECONDS)
                .until(
                        () -> database.sql("SELECT outcome || ': ' || (error ->> 'message') AS text FROM job_attempt")
                                .map(row -> row.get("text", String.class))
                                .first()
                                .blockOptional()
                                .orElse(""),
                        text -> !text.isEmpty());

        assertThat(outcome).startsWith("retry: the uploaded file cannot be had now");
        assertThat(new Jobs(database).find(job.id()).block().status().ended()).isFalse();
    }
}
