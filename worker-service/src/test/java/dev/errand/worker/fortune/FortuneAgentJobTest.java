package dev.errand.worker.fortune;

import static dev.errand.worker.fortune.FortuneRows.MEI_LING;
import static dev.errand.worker.fortune.FortuneRows.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole worker with a real process in the place of {@code claude}: it keeps to the contract of {@code /fortune-analyze}, unless
 * a file beside it, named for what to do and for which expert, has it do otherwise.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.config.import=classpath:fortune-jobs.yaml")
class FortuneAgentJobTest {

    private static final String PLAYER = """
            #!/bin/sh
            here="${0%/*}"
            read -r command input output format
            [ "$command $format" = "/fortune-analyze --format=html" ] && [ -f .claude/commands/fortune-analyze.md ] || exit 9
            input="${input#--input=}"; output="${output#--output=}"
            subject="${input#input/}"; subject="${subject%.json}"
            head -1 "$here/played.jsonl"
            while [ -e "$here/hold-$subject" ]; do sleep 0.1; done
            [ -e "$here/fail-$subject" ] && { echo "no idea about $subject" >&2; exit 1; }
            if [ ! -e "$here/mute-$subject" ]; then
              birth=$(grep -o '"birth_date":"[0-9-]*"' "$input")
              printf '%s' "<h1>From the stars of $subject</h1><p onclick='alert(1)'>Born: $birth</p><script>alert(2)</script>" > "$output"
              printf '%s' "<img src='https://example.org/x.png'><a href='javascript:alert(3)'>more</a>" >> "$output"
            fi
            tail -n +2 "$here/played.jsonl"
            [ -e "$here/late-$subject" ] && exit 3
            exit 0
            """;

    @TempDir
    static Path scratch;

    private static Path bin() {
        return scratch.resolve("bin");
    }

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) throws IOException {
        Files.createDirectory(bin());
        var recorded = Files.readString(Path.of("src/test/resources/agents/claude/stream-ok.jsonl"));
        Files.writeString(
                bin().resolve("played.jsonl"),
                recorded.replace("\"slash_commands\":[", "\"slash_commands\":[\"fortune-analyze\","));
        var script = Files.writeString(bin().resolve("claude"), PLAYER);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(scratch.resolve("key"), "sk-test");
        properties.add("test.player", script::toString);
        properties.add("test.key", () -> scratch.resolve("key").toString());
        properties.add(
                "errand.agents.sessions", () -> scratch.resolve("sessions").toString());
        FortuneRows.servers(properties);
    }

    @Autowired
    private DatabaseClient database;

    private FortuneRows rows() {
        return new FortuneRows(database);
    }

    private static void tell(String what) throws IOException {
        Files.writeString(bin().resolve(what), "");
    }

    private static void stop(String what) throws IOException {
        Files.delete(bin().resolve(what));
    }

    @AfterEach
    void forget() throws IOException {
        try (var files = Files.newDirectoryStream(bin(), "{hold,fail,mute,late}-*")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    @Test
    void whatTheAgentWroteIsTheReportAndIsHarmless() {
        var job = rows().run(order(MEI_LING, "en", null, "bazi", "astrology"));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().tree().path("model_used").asString()).startsWith("claude-");
        var page = Jsoup.parse(rows().html(job.id()));
        assertThat(page.select("section#bazi").text())
                .contains("From the stars of bazi", "Born: \"birth_date\":\"1990-05-17\"");
        assertThat(page.select("section#synthesis").text()).contains("From the stars of synthesis");
        assertThat(page.select("script, img, iframe, [onclick], a:not([href^=#])"))
                .isEmpty();
        assertThat(page.html()).doesNotContain("alert(", "example.org");
        assertThat(rows().one("SELECT model_used FROM fortune_report WHERE job_id = :job", job.id(), String.class))
                .startsWith("claude-");
    }

    @Test
    void oneExpertThatFailsIsAskedAgainAlone() throws IOException {
        tell("fail-ziwei");
        var id = rows().submit(order(MEI_LING, "en", null, "bazi", "ziwei", "astrology"), 3);
        rows().awaitItem(id, "ziwei", "failed 1");
        rows().awaitItem(id, "bazi", "completed 1");
        await().atMost(Duration.ofSeconds(30)).until(() -> rows().job(id).failures() == 1);
        assertThat(rows().job(id).error().tree().path("message").asString())
                .contains("1 of 3 experts failed: ziwei", "no idea about ziwei");
        assertThat(rows().stage(id)).startsWith("failed: 1 of 3 experts failed: ziwei (");

        stop("fail-ziwei");
        rows().hurry(id);

        assertThat(rows().ended(id).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(rows().stage(id)).isEqualTo("completed");
        assertThat(rows().item(id, "ziwei")).isEqualTo("completed 2");
        assertThat(rows().item(id, "bazi")).isEqualTo("completed 1");
        assertThat(rows().item(id, "astrology")).isEqualTo("completed 1");
        assertThat(rows().one("SELECT count(*) FROM fortune_report WHERE job_id = :job", id, Long.class))
                .isEqualTo(1);
    }

    @Test
    void aProgramThatWritesNothingFailsTheJobByTheNamesOfTheExperts() throws IOException {
        tell("mute-bazi");
        tell("late-astrology");
        var job = rows().run(order(MEI_LING, "en", null, "bazi", "ziwei", "astrology"));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        var error = job.error().tree();
        assertThat(error.path("kind").asString()).isEqualTo("experts_failed");
        assertThat(error.path("message").asString())
                .isEqualTo("2 of 3 experts failed: astrology (it ended with exit code 3);"
                        + " bazi (it ended without writing output/bazi.html)");
        assertThat(rows().stage(job.id())).startsWith("failed: 2 of 3 experts failed: astrology (");
        assertThat(rows().item(job.id(), "ziwei")).isEqualTo("completed 1");
        assertThat(rows().one("SELECT count(*) FROM fortune_report WHERE job_id = :job", job.id(), Long.class))
                .isZero();
    }

    @Test
    void aWorkerThatIsGoneLeavesTheFinishedExpertsDone() throws IOException {
        tell("hold-ziwei");
        var id = rows().submit(order(MEI_LING, "zh-Hant", null, "bazi", "ziwei", "astrology"), 3);
        rows().awaitItem(id, "bazi", "completed 1");
        rows().awaitItem(id, "astrology", "completed 1");
        rows().awaitItem(id, "ziwei", "processing 1");

        database.sql("UPDATE job SET worker_id = 'gone', lease_until = now() - interval '1 minute' WHERE id = :job")
                .bind("job", id.value())
                .then()
                .block();
        rows().awaitItem(id, "ziwei", "processing 2");
        stop("hold-ziwei");

        assertThat(rows().ended(id).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(rows().item(id, "bazi")).isEqualTo("completed 1");
        assertThat(rows().item(id, "astrology")).isEqualTo("completed 1");
        assertThat(rows().item(id, "ziwei")).isEqualTo("completed 2");
        assertThat(rows().one("SELECT attempt FROM fortune_report WHERE job_id = :job", id, Integer.class))
                .isEqualTo(2);
    }
}
