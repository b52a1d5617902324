package dev.errand.worker.agent;

import static dev.errand.worker.agent.AgentJobRows.asks;
import static dev.errand.worker.agent.AgentJobRows.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.agent.AgentJobs;
import dev.errand.job.CancelTopic;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole worker with an agent that is a real process: it plays the recording that the prompt's first word names, as
 * {@code claude} printed it, and only if it was given its key.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:agent-jobs.yaml")
class AgentJobTest {

    private static final String CANARY = "sk-canary-7f3a91";
    private static final String PLAYER = """
            #!/bin/sh
            read -r name rest
            [ "$ANTHROPIC_API_KEY" = "%s" ] || { echo "no key" >&2; exit 9; }
            case "$*" in *%s*) exit 8 ;; esac
            [ "$name" = hang ] && { head -1 "${0%%/*}/stream-ok.jsonl"; exec sleep 300; }
            cat "${0%%/*}/$name.jsonl"
            case $name in err*) exit 1 ;; esac
            """.formatted(CANARY, CANARY);

    @TempDir
    static Path scratch;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) throws IOException {
        var program = install();
        properties.add("test.player", program::toString);
        properties.add("test.key", () -> scratch.resolve("key").toString());
        properties.add(
                "errand.agents.sessions", () -> scratch.resolve("sessions").toString());
        AgentJobRows.servers(properties);
    }

    private static Path install() throws IOException {
        var program = Files.createDirectory(scratch.resolve("bin"));
        for (var name : List.of("stream-ok", "err429", "err401", "err500", "json-schema", "json-schema-ignored")) {
            Files.copy(Path.of("src/test/resources/agents/claude", name + ".jsonl"), program.resolve(name + ".jsonl"));
        }
        Files.writeString(scratch.resolve("key"), CANARY + "\n");
        var script = Files.writeString(program.resolve("claude"), PLAYER);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Autowired
    private DatabaseClient database;

    @Value("${errand.redis.url}")
    private String redisUrl;

    private AgentJobRows jobs() {
        return new AgentJobRows(database);
    }

    @Test
    void anAnswerIsTheResultAndWhatItUsedUpIsCounted() {
        var job = jobs().run(asks("player", "stream-ok"));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        var result = job.result().tree();
        assertThat(result.path("text").asString()).isNotBlank();
        assertThat(result.path("agent").asString()).isEqualTo("player");
        assertThat(result.path("model_used").asString()).startsWith("claude-");
        assertThat(job.tokens()).isPositive();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> jobs().one(
                                        "SELECT count(*) FROM job_usage WHERE job_id = :job AND cost_usd > 0",
                                        job.id(),
                                        Long.class)
                        == 1);
    }

    @Test
    void theKeyGoesToTheProgramAndNowhereElse() {
        var job = jobs().run(asks("player", "stream-ok"));

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        var everything = jobs().one("""
                SELECT (SELECT string_agg(job::text, '') FROM job) || (SELECT string_agg(a::text, '') FROM job_attempt a)
                       || coalesce((SELECT string_agg(l::text, '') FROM job_log l), '') || :job::text
                """, job.id(), String.class);
        assertThat(everything).contains("stream-ok").doesNotContain(CANARY);
    }

    @Test
    void aBusyProviderParksThePoolAndCostsNoRetry() {
        var refused = jobs().submit(asks("busy", "err429"), 0);
        jobs().awaitAttempts(refused, "parked");

        var other = jobs().submit(asks("busy", "stream-ok"), 0);
        jobs().awaitAttempts(other, "parked");

        assertThat(jobs().job(refused).failures()).isZero();
        assertThat(jobs().job(other).failures()).isZero();
        assertThat(jobs().one(
                                "SELECT count(*) FROM agent_pool WHERE name = 'busy' AND parked_until > now() AND :job IS NOT NULL",
                                other,
                                Long.class))
                .isEqualTo(1);
        assertThat(jobs().one(
                                "SELECT count(*) FROM job_attempt WHERE job_id = :job AND details ? 'exit'",
                                other,
                                Long.class))
                .as("runs of the program for the job that waits")
                .isZero();
    }

    @Test
    void aWrongKeyFailsTheJobAndPausesThePool() {
        var job = jobs().run(asks("locked", "err401"));

        assertThat(kind(job)).isEqualTo("credentials");
        assertThat(jobs().one(
                                "SELECT paused FROM agent_pool WHERE name = 'locked' AND :job IS NOT NULL",
                                job.id(),
                                Boolean.class))
                .isTrue();
    }

    @Test
    void aFailureOfTheProviderIsTriedAgain() {
        var id = jobs().submit(asks("player", "err500"), 1);

        var job = await().atMost(Duration.ofSeconds(30)).until(() -> jobs().job(id), it -> it.failures() == 1);
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.error().tree().path("kind").asString()).isEqualTo("provider");
    }

    @Test
    void whatIsNotInstalledOrNotConfiguredFailsForGoodAndSaysWhatToDo() {
        var absent = jobs().ended(jobs().submit(asks("absent", "stream-ok"), 3));
        var unknown = jobs().ended(jobs().submit(asks("nobody", "stream-ok"), 3));

        assertThat(kind(absent)).isEqualTo("program_missing");
        assertThat(absent.error().tree().path("message").asString()).contains("/opt/not-there/claude", "install it");
        assertThat(absent.attempt()).isEqualTo(1);
        assertThat(kind(unknown)).isEqualTo("unknown_agent");
    }

    @Test
    void aCapCountsWhatEarlierAttemptsSpent() {
        var request = asks("player", "stream-ok").maxCostUsd(new BigDecimal("0.50"));
        var job = NewJob.of(AgentJobs.RUN, request, JobOptions.NONE.maxRetries(0));
        new Jobs(database).insert(List.of(job)).block();
        database.sql("UPDATE job SET attempt = 1 WHERE id = :job")
                .bind("job", job.id().value())
                .then()
                .block();
        database.sql("""
                        INSERT INTO job_usage (id, job_id, attempt, type, owner_id, provider, model, input, output, cache_read,
                                               cache_write, cost_usd, at)
                        SELECT gen_random_uuid(), id, 1, type, owner_id, 'claude', 'claude-opus-5-5', 9, 9, 0, 0, 0.60, now()
                          FROM job WHERE id = :job
                        """).bind("job", job.id().value()).then().block();

        var over = jobs().ended(job.id());

        assertThat(kind(over)).isEqualTo("limit");
        assertThat(over.error().tree().path("message").asString()).contains("0.50", "0.6 USD of earlier attempts");
    }

    @Test
    void anAnswerThatKeepsToTheSchemaIsStructured() {
        var job = jobs().run(asks("player", "json-schema").schema(schema()));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().tree().path("structured").path("title").isString())
                .isTrue();
    }

    @Test
    void anAnswerThatIgnoresTheSchemaGetsOneTryToRepairIt() {
        var job = jobs().run(asks("player", "json-schema-ignored").schema(schema()));

        assertThat(kind(job)).isEqualTo("no_valid_output");
        assertThat(job.error().tree().path("message").asString()).contains("in two tries");
    }

    private static tools.jackson.databind.JsonNode schema() {
        return new Json("""
                        {"type": "object", "required": ["title", "score"],
                         "properties": {"title": {"type": "string"}, "score": {"type": "integer"}}}
                        """).tree();
    }

    @Test
    void aCancelStopsTheProgramAndSaysWhatWasKilled() {
        var id = jobs().submit(asks("player", "hang"), 0);
        await().atMost(Duration.ofSeconds(20)).until(() -> jobs().job(id).status() == JobStatus.PROCESSING);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jobs().one("SELECT count(*) FROM job_log WHERE job_id = :job", id, Long.class) > 0);

        database.sql("UPDATE job SET cancel_requested_at = now() WHERE id = :job")
                .bind("job", id.value())
                .then()
                .block();
        var redis = RedisClients.commands(new RedisSettings(redisUrl, Duration.ofSeconds(1)));
        new CancelTopic(redis).publish(id).toCompletableFuture().join();
        redis.shutdown();

        assertThat(jobs().ended(id).status()).isEqualTo(JobStatus.CANCELLED);
        var details = new Json(
                        jobs().one("SELECT details::text FROM job_attempt WHERE job_id = :job", id, String.class))
                .tree();
        assertThat(details.path("killed").path("signals").path(0).asString()).isEqualTo("TERM");
        assertThat(details.path("killed").path("left").size()).isZero();
    }

    @Test
    void withoutAnAgentTheWorkerComputesAndSaysSo() {
        var job = jobs().run(
                        asks("local", "The pump failed twice in May. It was raining. The pump was replaced in June."));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().text()).contains("pump").contains("Computed, not written by a model");
    }
}
