package dev.errand.worker.agent;

import static dev.errand.worker.agent.AgentJobRows.asks;
import static dev.errand.worker.agent.AgentJobRows.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.Job;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole worker with the vendor's own program, against a local server that speaks the vendor's protocol (it needs Node).
 * Skipped unless {@code errand.test.claude} names the program.
 */
@EnabledIfSystemProperty(
        named = "errand.test.claude",
        matches = ".+",
        disabledReason = "errand.test.claude names no program; docs/agents.md says how to install it")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:real-claude.yaml")
class RealClaudeTest {

    private static final List<String> SCENARIOS =
            List.of("ok", "structured", "err429-long", "err401", "bash-long", "write-file", "err500-once");

    @TempDir
    static Path scratch;

    private static Process provider;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) throws IOException {
        provider = new ProcessBuilder("node", "src/test/resources/agents/stub/server.mjs", "--port", "0")
                .redirectErrorStream(true)
                .start();
        var url = firstAddress(provider.inputReader());
        properties.add("test.claude", () -> System.getProperty("errand.test.claude"));
        properties.add("test.provider", () -> url);
        properties.add(
                "errand.agents.sessions", () -> scratch.resolve("sessions").toString());
        for (var scenario : SCENARIOS) {
            var key = Files.writeString(scratch.resolve(scenario), "sk-ant-stub-" + scenario);
            properties.add("test.key." + scenario, key::toString);
        }
        AgentJobRows.servers(properties);
    }

    private static String firstAddress(BufferedReader output) throws IOException {
        var line = output.readLine();
        assertThat(line).contains("http://127.0.0.1:");
        return line.replaceAll(".*(http://127\\.0\\.0\\.1:\\d+).*", "$1");
    }

    @AfterAll
    static void stop() {
        if (provider != null) {
            provider.destroy();
        }
    }

    @Autowired
    private DatabaseClient database;

    private AgentJobRows jobs() {
        return new AgentJobRows(database);
    }

    private static void completed(Job job) {
        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void itAnswersAndSaysWhatItCost() {
        var job = jobs().run(asks("ok", "What is the answer?").maxCostUsd(BigDecimal.ONE));

        completed(job);
        assertThat(job.result().tree().path("text").asString()).isEqualTo("The answer is 42.");
        assertThat(job.result().tree().path("cost_usd").decimalValue()).isPositive();
        assertThat(job.tokens()).isGreaterThanOrEqualTo(1500);
    }

    @Test
    void aSlashCommandOfTheSettingsIsThere() {
        var job = jobs().run(asks("ok", "/fortune-analyze 1990-05-17"));

        completed(job);
    }

    @Test
    void itUsesTheToolsThatItMay() {
        var job = jobs().run(asks("write-file", "Write the report."));

        completed(job);
        assertThat(job.result().tree().path("text").asString()).contains("Wrote report.md.");
        assertThat(jobs().one(
                                "SELECT count(*) FROM job_log WHERE job_id = :job AND message LIKE '%File created%'",
                                job.id(), Long.class))
                .isPositive();
    }

    @Test
    void anUnknownSlashCommandFailsAndIsNamed() {
        var job = jobs().run(asks("ok", "/no-such-command 1990-05-17"));

        assertThat(kind(job)).isEqualTo("misconfigured");
        assertThat(job.error().tree().path("message").asString()).contains("it has no command /no-such-command");
    }

    @Test
    void itsStructuredAnswerIsChecked() {
        var schema = new Json("""
                {"type": "object", "required": ["title", "score"],
                 "properties": {"title": {"type": "string"}, "score": {"type": "integer"}}}
                """).tree();

        var job = jobs().run(asks("structured", "Read the chart.").schema(schema));

        completed(job);
        assertThat(job.result().tree().path("structured").path("score").asInt()).isEqualTo(7);
    }

    @Test
    void aFailureThatPassesIsRetriedByTheProgramItself() {
        completed(jobs().run(asks("err500-once", "Try.")));
    }

    @Test
    void aRefusalForRateParksThePool() {
        var job = jobs().submit(asks("err429-long", "Try."), 0);

        jobs().awaitAttempts(job, "parked");
        assertThat(jobs().job(job).failures()).isZero();
    }

    @Test
    void aWrongKeyNeedsAPerson() {
        assertThat(kind(jobs().run(asks("err401", "Try.")))).isEqualTo("credentials");
    }

    @Test
    void aCancelLeavesNoneOfItsProcesses() {
        var id = jobs().submit(asks("bash-long", "Follow the file."), 0);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> jobs().one(
                                        "SELECT count(*) FROM job_log WHERE job_id = :job AND fields->>'event' = 'tool'",
                                        id,
                                        Long.class)
                        > 0);

        database.sql("UPDATE job SET cancel_requested_at = now() WHERE id = :job")
                .bind("job", id.value())
                .then()
                .block();

        assertThat(jobs().ended(id).status())
                .as(
                        "after %s",
                        jobs().one(
                                        "SELECT string_agg(message, chr(10)) FROM job_log WHERE job_id = :job",
                                        id,
                                        String.class))
                .isEqualTo(JobStatus.CANCELLED);
        var details = new Json(
                        jobs().one("SELECT details::text FROM job_attempt WHERE job_id = :job", id, String.class))
                .tree();
        assertThat(details.path("killed").path("left").size()).isZero();
        assertThat(details.path("killed").path("signals").size()).isPositive();
    }
}
