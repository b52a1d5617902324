package dev.errand.worker.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.agent.AgentJobs;
import dev.errand.agent.AgentRequest;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Puts questions to the agents of a running worker, and reads what came of them. */
record AgentJobRows(DatabaseClient database) {

    static AgentRequest asks(String agent, String prompt) {
        return new Json("{\"agent\": \"%s\", \"prompt\": \"%s\"}".formatted(agent, prompt)).as(AgentRequest.class);
    }

    static void servers(DynamicPropertyRegistry properties) {
        var database = TestServers.freshDatabase();
        properties.add("errand.database.host", database::host);
        properties.add("errand.database.port", database::port);
        properties.add("errand.database.name", database::name);
        properties.add("errand.database.user", database::user);
        properties.add("errand.database.password", database::password);
        properties.add("errand.redis.url", TestServers.freshRedis()::url);
    }

    JobId submit(AgentRequest request, int retries) {
        var job = NewJob.of(AgentJobs.RUN, request, JobOptions.NONE.maxRetries(retries));
        new Jobs(database).insert(List.of(job)).block();
        return job.id();
    }

    Job job(JobId id) {
        return new Jobs(database).find(id).block();
    }

    Job ended(JobId id) {
        return await().atMost(Duration.ofSeconds(40))
                .until(() -> job(id), job -> job.status().ended());
    }

    Job run(AgentRequest request) {
        return ended(submit(request, 0));
    }

    /** Which error a failed job ended with. */
    static String kind(Job job) {
        assertThat(job.status()).as("%s", job.result()).isEqualTo(JobStatus.FAILED);
        return job.error().tree().path("kind").asString();
    }

    <T> T one(String query, JobId job, Class<T> type) {
        return database.sql(query)
                .bind("job", job.value())
                .map(row -> row.get(0, type))
                .one()
                .block();
    }

    /** Waits for the job's so many attempts that ended so. */
    void awaitAttempts(JobId job, String outcome) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> one(
                                "SELECT count(*) FROM job_attempt WHERE job_id = :job AND outcome = '" + outcome + "'",
                                job,
                                Long.class)
                        >= 1);
    }
}
