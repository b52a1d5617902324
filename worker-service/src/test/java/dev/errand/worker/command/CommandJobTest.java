package dev.errand.worker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.CancelTopic;
import dev.errand.job.Job;
import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.JobType;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The whole worker with commands from a YAML file. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:command-jobs.yaml")
class CommandJobTest {

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

    @Value("${errand.redis.url}")
    private String redisUrl;

    private JobId submit(String command, Map<String, ?> input, int retries) {
        var type = JobType.of("command." + command, JsonNode.class, Lane.CLI);
        var options = JobOptions.NONE.maxRetries(retries);
        var job = NewJob.of(type, Json.of(input).tree(), options);
        new Jobs(database).insert(List.of(job)).block();
        return job.id();
    }

    private Job run(String command, Map<String, ?> input) {
        return run(command, input, 0);
    }

    private Job run(String command, Map<String, ?> input, int retries) {
        return ended(submit(command, input, retries));
    }

    private Job ended(JobId id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> new Jobs(database).find(id).block(),
                        job -> job.status().ended());
    }

    private static JsonNode result(Job job) {
        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        return job.result().tree();
    }

    private static JsonNode error(Job job) {
        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        return job.error().tree();
    }

    private JsonNode details(Job job) {
        var text = database.sql(
                        "SELECT details::text FROM job_attempt WHERE job_id = :job ORDER BY attempt DESC LIMIT 1")
                .bind("job", job.id().value())
                .map(row -> row.get(0, String.class))
                .one()
                .block();
        return new Json(text).tree();
    }

    private List<String> texts(String query, Job job) {
        return database.sql(query)
                .bind("job", job.id().value())
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    @Test
    void aProgramReadsItsTextAndItsOutputIsTheResult() {
        var job = run("word-count", Map.of("text", "to be or not to be"));

        assertThat(result(job).path("text").asString().strip()).isEqualTo("6");
        assertThat(details(job).path("exit").asInt(-1)).isZero();
        assertThat(details(job).path("sandbox").asString()).isIn("bwrap", "prlimit", "none");
    }

    @Test
    void oneValueIsOneArgumentWhateverIsInIt() {
        var job = run("echo", Map.of("name", "-n $(id) `id` ; rm -rf * \"'", "rest", "a  b"));

        assertThat(result(job).path("text").asString()).isEqualTo("--name=-n $(id) `id` ; rm -rf * \"' a  b\n");
    }

    @Test
    void aValueThatCouldBeAnOptionIsRefusedForGood() {
        var job = run("echo", Map.of("name", "x", "rest", "\u2013-help"), 3);

        assertThat(error(job).path("kind").asString()).isEqualTo("invalid_input");
        assertThat(error(job).path("message").asString()).contains("/rest", "must not begin with a hyphen");
        assertThat(job.attempt()).isEqualTo(1);
    }

    @Test
    void jsonOnStandardOutputIsJsonInTheResult() {
        assertThat(result(run("json", Map.of())).path("json").path("answer").asInt())
                .isEqualTo(42);
        assertThat(error(run("no-json", Map.of())).path("message").asString()).contains("is no JSON");
    }

    @Test
    void filesBecomeArtifacts() {
        var job = run("split", Map.of("text", "a\nb\nc\n", "lines", 2));

        assertThat(result(job).path("artifacts").findValuesAsString("name")).containsExactly("part-aa", "part-ab");
        assertThat(texts(
                        "SELECT name || ' ' || media_type || ' ' || size FROM job_artifact WHERE job_id = :job ORDER BY name",
                        job))
                .containsExactly("part-aa text/plain 4", "part-ab text/plain 2");
    }

    @Test
    void aFileInADirectoryIsFound() {
        assertThat(result(run("report", Map.of()))
                        .path("artifacts")
                        .path(0)
                        .path("media_type")
                        .asString())
                .isEqualTo("text/html");
    }

    @Test
    void aLinkIsNoResult() {
        assertThat(error(run("link", Map.of())).path("message").asString()).isEqualTo("it made no file report.html");
    }

    @Test
    void exitCodesMeanWhatTheConfigurationSays() {
        var forGood = run("exit", Map.of("code", 2), 1);
        var tried = run("exit", Map.of("code", 75), 1);

        assertThat(error(forGood).path("message").asString()).isEqualTo("exit code 2: looked everywhere");
        assertThat(forGood.attempt()).isEqualTo(1);
        assertThat(error(tried).path("kind").asString()).isEqualTo("exit");
        assertThat(tried.attempt()).isEqualTo(2);
    }

    @Test
    void aCancelledJobIsOverWhenNothingOfItsFamilyLivesAndSaysWhatWasKilled() throws Exception {
        var sleepers = new Sleepers();
        var id = submit("stubborn", Map.of("seconds", sleepers.seconds()), 0);
        await().atMost(Duration.ofSeconds(20)).until(() -> sleepers.alive() == 3);

        var asked = System.nanoTime();
        cancel(id);
        var job = ended(id);

        assertThat(sleepers.alive()).isZero();
        assertThat(job.status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofMillis(500 + 2_000));
        var killed = details(job).path("killed");
        assertThat(killed.path("signals").toString()).isEqualTo("[\"TERM\",\"KILL\"]");
        assertThat(killed.path("left").size()).isZero();
        assertThat(killed.path("pids").size()).isGreaterThanOrEqualTo(4);
    }

    private void cancel(JobId id) {
        database.sql("UPDATE job SET cancel_requested_at = now() WHERE id = :id")
                .bind("id", id.value())
                .then()
                .block();
        var redis = RedisClients.commands(new RedisSettings(redisUrl, Duration.ofSeconds(1)));
        new CancelTopic(redis).publish(id).toCompletableFuture().join();
        redis.shutdown();
    }

    @Test
    void aTimeoutKillsTheProgram() throws Exception {
        var sleepers = new Sleepers();

        var job = run("hanging", Map.of("seconds", sleepers.seconds()));

        assertThat(error(job).path("kind").asString()).isEqualTo("timeout");
        assertThat(sleepers.alive()).isZero();
        assertThat(details(job).path("ended_by").asString()).isEqualTo("interrupted");
    }

    @Test
    void silenceIsAnErrorOfItsOwn() {
        assertThat(error(run("silent", Map.of())).path("kind").asString()).isEqualTo("silence");
    }

    @Test
    void outputIsLoggedLineByLineUpToABoundAndMayTellProgress() {
        var job = run("chatty", Map.of());

        var lines = texts("SELECT message FROM job_log WHERE job_id = :job ORDER BY id", job);
        assertThat(lines).hasSize(CommandOutput.MOST_LINES + 1).startsWith("1", "2", "3");
        assertThat(lines.get(CommandOutput.MOST_LINES)).contains("more than 2000 lines");
        assertThat(result(job).path("text").asString())
                .startsWith("PROGRESS 40 drawing\n1\n2\n")
                .endsWith("\n5000\n");
    }

    @Test
    void whatIsNotThereOrNotAllowedFailsForGoodAndSaysWhatToDo() {
        var missing = run("missing", Map.of(), 3);
        var forbidden = run("forbidden", Map.of(), 3);

        assertThat(error(missing).path("kind").asString()).isEqualTo("program_missing");
        assertThat(error(missing).path("message").asString()).contains("/opt/not-there/tool", "install it");
        assertThat(missing.attempt()).isEqualTo(1);
        assertThat(error(forbidden).path("kind").asString()).isEqualTo("program_not_allowed");
        assertThat(error(forbidden).path("message").asString()).contains("errand.command.allowed");
    }

    @Test
    void attemptsWorkBelowTheSystemsTemporaryDirectory() {
        assertThat(result(run("where", Map.of())).path("text").asString())
                .startsWith(System.getProperty("java.io.tmpdir") + "/errand-worker-");
    }

    @Test
    void theWorkerSaysHowFarItShutsProgramsOff() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> database.sql("SELECT count(*) FROM worker WHERE sandbox IN ('bwrap', 'prlimit', 'none')")
                                .map(row -> row.get(0, Long.class))
                                .one()
                                .block()
                        == 1);
    }
}
