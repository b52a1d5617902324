package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.blob.BlobId;
import dev.errand.blob.BlobStores;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What attempts leave beside their result: files, and facts about themselves. */
class ArtifactsTest {

    @TempDir
    private Path directory;

    private EngineBench bench;

    @BeforeEach
    void open() {
        bench = new EngineBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aFileIsStoredAndALaterAttemptsFileTakesItsPlace() throws Exception {
        bench.script("files", (script, run) -> {
            var file = Files.writeString(directory.resolve("made"), "by attempt " + run.attempt());
            run.artifact("report.txt", "text/plain", file);
            var artifact = run.artifact("report.txt", "text/plain", file);
            if (run.attempt() == 1) {
                throw new TryAgain("once more", Duration.ZERO);
            }
            return artifact;
        });
        bench.engine();

        var job = bench.ended(bench.submit("files"));

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().as(Artifact.class)).isEqualTo(new Artifact("report.txt", "text/plain", 12));
        assertThat(bench.count("SELECT attempt FROM job_artifact WHERE size = 12 AND media_type = 'text/plain'"))
                .isEqualTo(2);
        assertThat(bench.count("SELECT count(*) FROM blob")).isEqualTo(1);
        assertThat(stored(job.id(), "report.txt")).isEqualTo("by attempt 2");
    }

    @Test
    void anAttemptThatLostItsLeaseStoresNoFile() throws Exception {
        var thrown = new CompletableFuture<Throwable>();
        bench.script("late", (script, run) -> {
            bench.sql.sql("UPDATE job SET attempt = attempt + 1").then().block();
            try {
                run.artifact("a", "text/plain", Files.writeString(directory.resolve("late"), "x"));
                thrown.complete(new AssertionError("stored"));
            } catch (RuntimeException e) {
                thrown.complete(e);
            }
            return "";
        });
        bench.engine();

        bench.submit("late");

        assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(LeaseLost.class);
        assertThat(bench.count("SELECT count(*) FROM job_artifact")).isZero();
        assertThat(bench.count("SELECT count(*) FROM blob")).isZero();
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() {
        bench.script("names", (script, run) -> {
            for (var name : List.of("/etc/passwd", "../x", "a/../../x", "", "a\nb", "x".repeat(201))) {
                try {
                    run.artifact(name, "text/plain", directory);
                    return "took " + name;
                } catch (IllegalArgumentException expected) {
                    continue;
                }
            }
            return "refused all";
        });
        bench.engine();

        assertThat(bench.ended(bench.submit("names")).result()).isEqualTo(Json.of("refused all"));
    }

    @Test
    void factsAboutAnAttemptAreKeptWhateverItComesTo() {
        bench.script("facts", (script, run) -> {
            run.detail("exit", 1);
            run.detail("exit", 70 + run.attempt());
            run.detail("odd", "nul \u0000 and \"quotes\"");
            switch (run.attempt()) {
                case 1 -> throw new TryAgain("silent", "said nothing", Duration.ZERO);
                case 2 -> Thread.sleep(60_000);
                default -> throw new GiveUp("exit", "never");
            }
            return "";
        });
        bench.engine();

        var job = bench.ended(bench.submit("facts", JobOptions.NONE.timeout(Duration.ofMillis(300))));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.error().tree().get("kind").asString()).isEqualTo("exit");
        assertThat(bench.outcomes(job.id())).containsExactly("retry", "retry", "failed");
        for (var attempt = 1; attempt <= 3; attempt++) {
            assertThat(details(job.id(), attempt).as(Map.class))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("exit", 70 + attempt, "odd", "nul \uFFFD and \"quotes\""));
        }
        assertThat(bench.count("SELECT count(*) FROM job_attempt WHERE error ->> 'kind' = 'silent'"))
                .isEqualTo(1);
    }

    @Test
    void aCancelledAttemptKeepsItsFactsToo() {
        bench.script("stopped", (script, run) -> {
            try {
                Thread.sleep(60_000);
                return "never";
            } finally {
                run.detail("stop", Map.of("pids", List.of(7)));
            }
        });
        bench.engine();
        var id = bench.submit("stopped");
        bench.reaches(id, JobStatus.PROCESSING);

        bench.cancel(id);

        assertThat(bench.ended(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(details(id, 1)).isEqualTo(new Json("{\"stop\": {\"pids\": [7]}}"));
    }

    private Json details(JobId job, int attempt) {
        return bench.sql
                .sql("SELECT details::text FROM job_attempt WHERE job_id = :job AND attempt = :attempt")
                .bind("job", job.value())
                .bind("attempt", attempt)
                .map(row -> new Json(row.get(0, String.class)))
                .one()
                .block();
    }

    private String stored(JobId job, String name) throws Exception {
        var blob = bench.sql
                .sql("SELECT blob_id FROM job_artifact WHERE job_id = :job AND name = :name")
                .bind("job", job.value())
                .bind("name", name)
                .map(row -> new BlobId(row.get(0, UUID.class)))
                .one()
                .block();
        BlobStores.inPostgres()
                .over(bench.sql)
                .copy(blob, directory.resolve("copy"))
                .block();
        return Files.readString(directory.resolve("copy"));
    }
}
