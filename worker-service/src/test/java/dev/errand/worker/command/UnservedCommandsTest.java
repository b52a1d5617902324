package dev.errand.worker.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import dev.errand.job.JobType;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Jobs of a command that asks for a better sandbox than the workers have. */
class UnservedCommandsTest {

    private static final JobType<JsonNode> TYPE = JobType.of("command.shut-off", JsonNode.class, Lane.CLI);
    private static final JobType<JsonNode> OTHER = JobType.of("command.other", JsonNode.class, Lane.CLI);

    private ConnectionPool pool;
    private DatabaseClient database;

    @BeforeEach
    void open() {
        var fresh = TestServers.freshDatabase();
        pool = new Database(new DatabaseSettings(
                        fresh.host(),
                        fresh.port(),
                        fresh.name(),
                        fresh.user(),
                        fresh.password(),
                        2,
                        Duration.ofSeconds(20)))
                .pool("test");
        database = DatabaseClient.create(pool);
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    @Test
    void aJobThatNoWorkerServesFailsAndSaysWhatToInstall() {
        var job = submit(TYPE);
        var other = submit(OTHER);

        assertThat(failed(Duration.ZERO)).isEqualTo(1);

        assertThat(find(job).status()).isEqualTo(JobStatus.FAILED);
        assertThat(find(job).error().tree().path("kind").asString()).isEqualTo("sandbox");
        assertThat(find(job).error().tree().path("message").asString())
                .isEqualTo("no worker can run command.shut-off: install bubblewrap");
        assertThat(find(other).status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void aJobIsLeftToAWorkerThatServesIt() {
        var job = submit(TYPE);
        worker("running", "now()");

        assertThat(failed(Duration.ZERO)).isZero();
        assertThat(find(job).status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void aWorkerThatIsGoneServesNobody() {
        submit(TYPE);
        worker("running", "now() - interval '2 minutes'");
        worker("stopped", "now()");

        assertThat(failed(Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void aJobWaitsAWhileForAWorkerToStart() {
        submit(TYPE);

        assertThat(failed(Duration.ofMinutes(5))).isZero();
        database.sql("UPDATE job SET queued_at = now() - interval '6 minutes'")
                .then()
                .block();
        assertThat(failed(Duration.ofMinutes(5))).isEqualTo(1);
    }

    private Long failed(Duration patience) {
        var unserved = new UnservedCommands(database, Map.of(TYPE, "install bubblewrap"), patience);
        try {
            return unserved.fail().block();
        } finally {
            unserved.destroy();
        }
    }

    private JobId submit(JobType<JsonNode> type) {
        var job = NewJob.of(type, Json.of(Map.of()).tree());
        new Jobs(database).insert(List.of(job)).block();
        return job.id();
    }

    private Job find(JobId id) {
        return new Jobs(database).find(id).block();
    }

    private void worker(String state, String heartbeat) {
        database.sql("INSERT INTO worker (id, host, pid, version, state, lanes, types, heartbeat_at) VALUES ('" + state
                        + "', 'h', 1, 'v', '" + state + "', '{}', '{command.shut-off}', " + heartbeat + ")")
                .then()
                .block();
    }
}
