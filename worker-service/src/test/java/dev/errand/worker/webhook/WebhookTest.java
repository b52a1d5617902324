package dev.errand.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A running worker that may send to this machine, an account that owns jobs, and a receiver of what is sent. */
@Timeout(120)
@Import(HookWorkload.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"errand.webhooks.allow-private=true", "errand.webhooks.relay=50ms"})
abstract class WebhookTest {

    static final UUID OWNER = UUID.fromString("11111111-1111-4111-8111-111111111111");
    static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private static final class Servers {
        static final dev.errand.embedded.Database DATABASE = TestServers.freshDatabase();
        static final String REDIS = TestServers.freshRedis().url();
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("errand.database.host", Servers.DATABASE::host);
        properties.add("errand.database.port", Servers.DATABASE::port);
        properties.add("errand.database.name", Servers.DATABASE::name);
        properties.add("errand.database.user", Servers.DATABASE::user);
        properties.add("errand.database.password", Servers.DATABASE::password);
        properties.add("errand.redis.url", () -> Servers.REDIS);
    }

    @Autowired
    DatabaseClient database;

    Receiver receiver;

    private DatabaseClient owner;

    @BeforeEach
    void empty() {
        receiver = new Receiver();
        var settings = new dev.errand.database.DatabaseSettings(
                Servers.DATABASE.host(),
                Servers.DATABASE.port(),
                Servers.DATABASE.name(),
                Servers.DATABASE.user(),
                Servers.DATABASE.password(),
                2,
                Duration.ofSeconds(10));
        owner = OwnerPool.of(settings);
        sql("TRUNCATE job, job_attempt, webhook_event, webhook_endpoint CASCADE");
        owner.sql("INSERT INTO account (id, email) VALUES (:id, 'owner@example.com') ON CONFLICT DO NOTHING")
                .bind("id", OWNER)
                .then()
                .block();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    UUID endpoint(String path, String... events) {
        var id = UUID.randomUUID();
        sql("INSERT INTO webhook_endpoint (id, owner_id, url, events) VALUES ('" + id + "', '" + OWNER + "', '"
                + receiver.url(path) + "', '{" + String.join(",", events) + "}')");
        sql("INSERT INTO webhook_secret (endpoint_id, secret) VALUES ('" + id
                + "', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')");
        return id;
    }

    String secret(UUID endpoint) {
        return text("SELECT secret FROM webhook_secret WHERE endpoint_id = '" + endpoint + "'");
    }

    JobId submit(String word, JobOptions options) {
        var job = NewJob.of(HookWorkload.HOOK, word + " SECRET-INPUT", options);
        new Jobs(database).insert(List.of(job)).block();
        return job.id();
    }

    /** A job that no worker takes today. */
    JobId waiting(UUID owner) {
        return submit("done", JobOptions.NONE.owner(owner).runAt(Instant.now().plus(Duration.ofDays(1))));
    }

    Job ended(JobId id, JobStatus as) {
        var job = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> new Jobs(database).find(id).block(),
                        it -> it.status().ended());
        assertThat(job.status()).isEqualTo(as);
        return job;
    }

    void reaches(UUID endpoint, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("SELECT count(*) FROM webhook_delivery WHERE endpoint_id = '" + endpoint
                                + "' AND status = '" + status + "'")
                        == 1);
    }

    /** The time of the job that sends again has come, as far as its row says. */
    void retryNow() {
        await().until(() -> owner.sql("UPDATE job SET run_at = now() WHERE type = 'webhook.delivery'"
                                + " AND status = 'queued' AND failures > 0")
                        .fetch()
                        .rowsUpdated()
                        .block()
                == 1);
    }

    void sql(String statement) {
        owner.sql(statement).then().block();
    }

    long count(String query) {
        return owner.sql(query).map(row -> row.get(0, Long.class)).one().block();
    }

    String text(String query) {
        return owner.sql(query).map(row -> row.get(0, String.class)).one().block();
    }
}
