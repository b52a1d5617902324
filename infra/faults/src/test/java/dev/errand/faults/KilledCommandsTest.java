package dev.errand.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobType;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code orphans-on-worker-kill}: whole workers that run commands, and kill -9 of those that hold them. */
class KilledCommandsTest {

    private static final JobType<JsonNode> FAMILY = JobType.of("command.family", JsonNode.class, Lane.CLI);
    private static final int JOBS = 6;

    /**
     * In the first attempt, a program that ignores SIGTERM, with a grandchild, a child in a session of its own and one whose
     * parent is gone; afterwards one that ends. The mark tells its processes from all others.
     */
    private static final String COMMANDS = """
            errand:
              commands:
                family:
                  argv: [/bin/sh, -c, "trap '' TERM; if mkdir \\"$0\\" 2>/dev/null; then sleep \\"$1\\" & sh -c 'sleep \\"$0\\" & wait' \\"$1\\" & setsid sleep \\"$1\\" & (setsid sh -c 'sleep \\"$0\\" &' \\"$1\\" &); while true; do sleep 1; done; fi; echo done", "{seen}", "{mark}"]
                  input: {type: object, required: [seen, mark], properties: {seen: {type: string}, mark: {type: string}}}
            """;

    private final String mark = "9" + Math.floorMod(System.nanoTime(), 1_000_000_000L);
    private Site site;

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void nothingOfAKilledWorkersProgramsLivesAndTheirJobsRunAgain() throws Exception {
        site = Site.open("orphans-on-worker-kill");
        var config = Files.writeString(site.path("commands.yaml"), COMMANDS);
        var seen = Files.createDirectory(site.path("seen"));
        var env = Map.of(
                "SPRING_CONFIG_ADDITIONAL_LOCATION",
                "file:" + config,
                "ERRAND_LANE_CLI",
                Integer.toString(JOBS),
                "ERRAND_COMMAND_SANDBOX_MOST",
                "prlimit"); // the weakest that finds its own; they share a directory
        var doomed = site.startWorker(1, env);
        IntStream.range(0, JOBS).forEach(n -> site.ledger().submit(job(seen.resolve("job-" + n))));
        await().atMost(Duration.ofSeconds(30)).until(() -> sleeping() == 4 * JOBS);
        site.startWorker(1, env);

        var killed = Instant.now();
        doomed.kill();
        await("no process of the killed worker's programs lives")
                .atMost(Duration.ofSeconds(5))
                .until(() -> sleeping() == 0);
        var gone = Duration.between(killed, Instant.now());
        site.drain(Duration.ofSeconds(60));

        List<Duration> recovery = new ArrayList<>();
        site.rows().attempts().stream()
                .filter(attempt -> attempt.attempt() == 2)
                .forEach(attempt -> recovery.add(Duration.between(killed, attempt.startedAt())));
        var verdict = Verdict.of(site, recovery)
                .print("orphans-on-worker-kill", "processes=" + 4 * JOBS + " gone_after=" + gone.toMillis() + "ms");
        assertThat(verdict.lost()).isZero();
        assertThat(verdict.orphans()).isZero();
        assertThat(recovery).hasSize(JOBS);
        assertThat(verdict.slowest()).isLessThan(Site.LEASE.plusSeconds(5));
        assertThat(site.rows().jobs()).allMatch(job -> job.status().equals("completed") && job.failures() == 0);
        assertThat(site.rows().count("SELECT count(*) FROM job WHERE result ->> 'text' = 'done' || chr(10)"))
                .isEqualTo(JOBS);
    }

    private NewJob<JsonNode> job(Path seen) {
        return NewJob.of(
                FAMILY, Json.of(Map.of("seen", seen.toString(), "mark", mark)).tree());
    }

    private long sleeping() {
        try (var processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> commandLine(process).equals("sleep\0" + mark + "\0"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException notAProcess) {
            return "";
        }
    }
}
