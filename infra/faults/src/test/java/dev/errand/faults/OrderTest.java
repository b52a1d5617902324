package dev.errand.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code order-through-a-kill}: a fortune order over HTTP, from the package to the PDF, whose worker is killed with -9 while one of
 * three experts is still at work. The experts are calls of a real process that keeps to the contract of {@code claude}.
 */
class OrderTest {

    private static final String CLAUDE = """
            #!/bin/sh
            here="${0%/*}"
            read -r command input output format
            input="${input#--input=}"; output="${output#--output=}"
            subject="${input#input/}"; subject="${subject%.json}"
            head -1 "$here/played.jsonl"
            while [ -e "$here/hold-$subject" ]; do sleep 0.1; done
            printf '%s' "<h1>From the stars of $subject</h1>" > "$output"
            tail -n +2 "$here/played.jsonl"
            """;

    private static final String ORDER = """
            {"package": "popular-trio", "payment_method": "test", "question": "Shall I move?",
             "profile": {"name": "Mei-Ling 美玲", "birth_date": "1990-05-17", "birth_time": "08:30", "birth_location": "Taipei",
                         "timezone": "Asia/Taipei", "gender": "female"}}
            """;

    private final Site site = Site.open("order-through-a-kill");
    private final RunningApi api = RunningApi.over(site);

    @AfterEach
    void close() {
        api.close();
        site.close();
    }

    private Path install() throws IOException {
        var bin = Files.createDirectories(site.path("bin"));
        var recorded =
                Files.readString(Path.of("../../worker-service/src/test/resources/agents/claude/stream-ok.jsonl"));
        Files.writeString(
                bin.resolve("played.jsonl"),
                recorded.replace("\"slash_commands\":[", "\"slash_commands\":[\"fortune-analyze\","));
        var program = Files.writeString(bin.resolve("claude"), CLAUDE);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(site.path("agents.yaml"), """
                errand.agents:
                  for: {fortune: player}
                  sessions: %s
                  named:
                    player: {kind: claude, program: %s, concurrency: 4, readable: [%s]}
                """.formatted(site.path("sessions"), program, bin));
        return bin;
    }

    private Map<String, String> env() {
        return Map.of(
                "SPRING_CONFIG_IMPORT",
                "file:" + site.path("agents.yaml"),
                "ERRAND_LANE_AGENT",
                "2",
                "ERRAND_LANE_NOTIFY",
                "1");
    }

    private JsonNode order(String id) {
        return new Json(api.get("/api/orders/" + id)).tree();
    }

    private long completed(String job) {
        return new Json(api.get("/api/jobs/" + job + "/items?stage=experts"))
                .tree()
                .path("items")
                .valueStream()
                .filter(item -> item.path("status").asString().equals("completed"))
                .count();
    }

    @Test
    void theExpertsThatWereDoneAreNotAskedAgain() throws Exception {
        var bin = install();
        var hold = Files.writeString(bin.resolve("hold-ziwei"), "");
        var worker = site.startWorker(1, env());

        var placed = new Json(api.post("/api/orders", ORDER)).tree();
        var id = placed.path("id").asString();
        var job = placed.path("job_id").asString();
        await().atMost(Duration.ofSeconds(60)).until(() -> completed(job) == 2);
        assertThat(order(id).path("status").asString()).isEqualTo("processing");

        worker.kill();
        Files.delete(hold);
        site.startWorker(1, env());

        await().atMost(Duration.ofSeconds(90))
                .until(() -> order(id).path("status").asString().equals("completed"));
        assertThat(order(id).path("job").path("attempt").asInt()).isEqualTo(2);
        assertThat(site.rows()
                        .count("SELECT count(*) FROM job_item WHERE key IN ('bazi', 'astrology') AND attempt = 1"))
                .as("experts of the first attempt")
                .isEqualTo(2);
        assertThat(site.rows().count("SELECT count(*) FROM job_item WHERE key = 'ziwei' AND attempt = 2"))
                .isEqualTo(1);
        assertThat(api.get("/api/orders/" + id + "/report"))
                .contains("From the stars of bazi", "From the stars of ziwei", "美玲");
        try (var pdf = Loader.loadPDF(api.bytes("/api/orders/" + id + "/report.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("From the stars of astrology", "美玲");
        }
        assertThat(site.rows().count("SELECT count(*) FROM fortune_report")).isEqualTo(1);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get("/api/mailbox").contains("order_ready"));
        System.out.printf("order-through-a-kill: experts=3 done_before=2 asked_twice=1 reports=1 attempt=2%n");
    }
}
