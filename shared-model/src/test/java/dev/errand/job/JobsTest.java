package dev.errand.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import dev.errand.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;

class JobsTest {

    record Greeting(String firstName) {}

    private static final JobType<Greeting> TYPE =
            JobType.of("test.greeting", Greeting.class, Lane.CLI).stages("think", "speak");

    private static ConnectionPool pool;
    private static DatabaseClient sql;
    private static Jobs jobs;

    @BeforeAll
    static void open() {
        var fresh = TestServers.freshDatabase();
        pool = new Database(new DatabaseSettings(
                        fresh.host(),
                        fresh.port(),
                        fresh.name(),
                        fresh.user(),
                        fresh.password(),
                        4,
                        Duration.ofSeconds(10)))
                .pool("test");
        sql = DatabaseClient.create(pool);
        jobs = new Jobs(sql);
    }

    @AfterAll
    static void close() {
        pool.dispose();
    }

    private static NewJob<Greeting> greeting(JobOptions options) {
        return NewJob.of(TYPE, new Greeting("Ada"), options);
    }

    @Test
    void aStoredJobIsFoundAsItWasSubmitted() {
        var job = greeting(JobOptions.NONE.priority(2).maxRetries(7).timeout(Duration.ofSeconds(9)));

        var ready = jobs.insert(List.of(job)).block();

        var found = jobs.find(job.id()).block();
        assertThat(ready).extracting(Queued::id).containsExactly(job.id());
        assertThat(found.input().text()).isEqualTo("{\"first_name\": \"Ada\"}");
        assertThat(found.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(found.priority()).isEqualTo(new Priority(2));
        assertThat(found.maxRetries()).isEqualTo(7);
        assertThat(found.scheduled()).isFalse();
        assertThat(jobs.stages(job.id()).map(JobStage::name).collectList().block())
                .containsExactly("think", "speak");
    }

    @Test
    void aJobForLaterIsStoredButNotReady() {
        var job = greeting(JobOptions.NONE.runAt(Instant.now().plusSeconds(60)));

        var ready = jobs.insert(List.of(job)).block();

        assertThat(ready).isEmpty();
        assertThat(jobs.find(job.id()).block().scheduled()).isTrue();
    }

    @Test
    void jobsOfABatchKeepTheirOrder() {
        var batch =
                IntStream.range(0, 500).mapToObj(i -> greeting(JobOptions.NONE)).toList();

        var ready = jobs.insert(batch).block();

        var bySeq = ready.stream()
                .sorted((a, b) -> Long.compare(a.seq(), b.seq()))
                .map(Queued::id)
                .toList();
        assertThat(bySeq)
                .containsExactlyElementsOf(batch.stream().map(NewJob::id).toList());
    }

    @Test
    void anOwnerHasOneJobPerIdempotencyKey() {
        jobs.insert(List.of(greeting(JobOptions.NONE.idempotencyKey("order-1"))))
                .block();

        assertThatThrownBy(() -> jobs.insert(List.of(greeting(JobOptions.NONE.idempotencyKey("order-1"))))
                        .block())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("job_idempotency");
    }

    @Test
    void thereIsNoJobWithAnUnknownId() {
        assertThat(jobs.find(JobId.next()).blockOptional()).isEmpty();
    }

    @Test
    void theSchemaRefusesStatesThatCannotBe() {
        var id = greeting(JobOptions.NONE);
        jobs.insert(List.of(id)).block();

        for (var impossible : List.of(
                "status = 'processing'",
                "worker_id = 'w'",
                "completed_at = now()",
                "status = 'completed'",
                "status = 'processing', worker_id = 'w'",
                "status = 'lost'",
                "priority = 0",
                "crashes = -1",
                "progress = 101")) {
            assertThatThrownBy(() -> sql.sql("UPDATE job SET " + impossible + " WHERE id = :id")
                            .bind("id", id.id().value())
                            .then()
                            .block())
                    .as(impossible)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }
}
