package dev.errand.worker.agent;

import static dev.errand.worker.agent.AgentJobRows.asks;
import static dev.errand.worker.agent.AgentJobRows.kind;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.agent.AgentRequest;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole worker with agents that are servers of models: each speaks its real protocol over HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:model-agents.yaml")
class ModelAgentJobTest {

    private static final ModelServer server = new ModelServer();

    @TempDir
    static Path scratch;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) throws IOException {
        var key = Files.writeString(scratch.resolve("key"), ModelServer.KEY + "\n");
        properties.add("test.key", key::toString);
        properties.add("test.server", server::url);
        AgentJobRows.servers(properties);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Autowired
    private DatabaseClient database;

    private AgentJobRows jobs() {
        return new AgentJobRows(database);
    }

    private static AgentRequest answers(String agent, String text) {
        return asks(agent, "answer " + text);
    }

    @Test
    void anAnswerOfAnthropicIsTheResultAndHasItsListedPrice() {
        var job = jobs().run(answers("claude-api", "forty-two"));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        var result = job.result().tree();
        assertThat(result.path("text").asString()).isEqualTo("forty-two");
        assertThat(result.path("agent").asString()).isEqualTo("claude-api");
        assertThat(result.path("model_used").asString()).isEqualTo("claude-haiku-4-5");
        assertThat(result.path("tokens").path("input").asLong()).isEqualTo(1000);
        // 1,000 read at 1 USD and 200 written at 5 USD for a million
        assertThat(result.path("cost_usd").decimalValue()).isEqualByComparingTo("0.002");
        assertThat(job.tokens()).isEqualTo(1200);
    }

    @Test
    void anOpenAiCompatibleServerNeedsNoKeyAndHasTheConfiguredPrice() {
        var job = jobs().run(answers("ollama", "hello there"));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().tree().path("text").asString()).isEqualTo("hello there");
        assertThat(job.result().tree().path("cost_usd").decimalValue()).isEqualByComparingTo("0");
        assertThat(jobs().one(
                                "SELECT provider || ' ' || model FROM job_usage WHERE job_id = :job",
                                job.id(),
                                String.class))
                .isEqualTo("openai llama-9");
    }

    @Test
    void anAnswerIsCheckedAgainstTheSchemaThatTheServerWasGiven() {
        var schema = new Json(
                        "{\"type\":\"object\",\"required\":[\"n\"],\"properties\":{\"n\":{\"type\":\"integer\"}}}")
                .tree();

        var good = jobs().run(answers("ollama", "{'n': 7}").schema(schema));
        var bad = jobs().run(answers("ollama", "{'n': 'seven'}").schema(schema));

        assertThat(good.status()).as("%s", good.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(good.result().tree().path("structured").path("n").asInt()).isEqualTo(7);
        assertThat(server.lastBody()).contains("json_schema");
        assertThat(kind(bad)).isEqualTo("no_valid_output");
    }

    @Test
    void aRefusalForRateParksThePoolAndCostsNoRetry() {
        var refused = jobs().submit(asks("busy", "status 429"), 0);
        jobs().awaitAttempts(refused, "parked");
        var asked = server.requests();

        var other = jobs().submit(answers("busy", "never asked"), 0);
        jobs().awaitAttempts(other, "parked");

        assertThat(jobs().job(refused).failures()).isZero();
        assertThat(server.requests()).as("requests while the pool is parked").isEqualTo(asked);
    }

    @Test
    void aFailingServerIsAskedAgainAndABadQuestionIsNot() {
        var failing = jobs().submit(asks("ollama", "status 500"), 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> jobs().job(failing).failures() == 1);
        var wrong = jobs().ended(jobs().submit(asks("ollama", "status 404"), 3));

        assertThat(jobs().job(failing).error().tree().path("kind").asString()).isEqualTo("server");
        assertThat(kind(wrong)).isEqualTo("unknown_model");
        assertThat(wrong.attempt()).isEqualTo(1);
    }

    @Test
    void aCutAnswerIsTriedAgainAndWhatItCostIsCounted() {
        var cut = jobs().submit(asks("claude-api", "cut"), 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> jobs().job(cut).failures() == 1);

        assertThat(jobs().job(cut).error().tree().path("kind").asString()).isEqualTo("cut");
        assertThat(jobs().job(cut).tokens()).isPositive();
    }

    @Test
    void aCapShortensTheAnswerAndIsNeverOverrun() {
        // 5 USD for a million: 0.001 USD pays for some 190 tokens beside the question
        var capped = jobs().run(answers("claude-api", "brief").maxCostUsd(new BigDecimal("0.001")));
        var asked = new Json(server.lastBody()).tree().path("max_tokens").asInt();
        var poor = jobs().run(answers("claude-api", "brief").maxCostUsd(new BigDecimal("0.000001")));
        var unpriced = jobs().run(answers("unpriced", "brief").maxCostUsd(BigDecimal.ONE));

        assertThat(capped.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(asked).isBetween(150, 199);
        assertThat(kind(poor)).isEqualTo("limit");
        assertThat(kind(unpriced)).isEqualTo("no_price");
    }

    @Test
    void aCancelClosesTheConnection() throws Exception {
        var id = jobs().submit(asks("ollama", "hang"), 0);
        await().atMost(Duration.ofSeconds(20)).until(server::hangs);

        database.sql("UPDATE job SET cancel_requested_at = now() WHERE id = :job")
                .bind("job", id.value())
                .then()
                .block();

        assertThat(jobs().ended(id).status()).isEqualTo(JobStatus.CANCELLED);
        await().atMost(Duration.ofSeconds(10)).until(() -> !server.hangs());
    }

    @Test
    void aWrongKeyPausesThePoolAndStaysOutOfEveryRow() {
        var job = jobs().run(asks("locked", "status 401"));

        assertThat(kind(job)).isEqualTo("credentials");
        var everything = jobs().one("""
                SELECT (SELECT string_agg(job::text, '') FROM job) || (SELECT string_agg(a::text, '') FROM job_attempt a)
                       || coalesce((SELECT string_agg(l::text, '') FROM job_log l), '') || :job::text
                       || (SELECT string_agg(p::text, '') FROM agent_pool p)
                """, job.id(), String.class);
        assertThat(everything).contains("status 401").doesNotContain(ModelServer.KEY);
    }
}
