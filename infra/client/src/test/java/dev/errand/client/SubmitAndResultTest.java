package dev.errand.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SubmitAndResultTest {

    private static final String SIX_WORDS = "{\"text\": \"to be or not to be\"}";

    private final Shell shell = Shell.onErrand();

    @Test
    void aSubmittedJobsIdIsAllOfTheOutput() {
        var run = shell.errand("submit", "-t", "command.word-count", "-i", SIX_WORDS)
                .exits(0);

        var id = run.out().strip();
        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(run.errors()).contains("errand watch " + id);
        assertThat(shell.errand("result", id, "--wait", "60s").exits(0).text()).isEqualTo("6");
    }

    @Test
    void asJsonTheWholeJobIsPrinted() {
        var job = shell.errand(
                        "submit",
                        "--json",
                        "--type=command.word-count",
                        "--input=" + SIX_WORDS,
                        "--priority=2",
                        "--tag=night",
                        "--tag=text",
                        "--max-retries=4",
                        "--timeout=50s",
                        "--run-at=2020-01-01T00:00:00Z")
                .exits(0)
                .json();

        assertThat(job.path("type").asString()).isEqualTo("command.word-count");
        assertThat(job.path("priority").asInt()).isEqualTo(2);
        assertThat(job.path("tags").toString()).isEqualTo("[\"night\",\"text\"]");
        assertThat(job.path("max_retries").asInt()).isEqualTo(4);
    }

    @Test
    void waitingPrintsTheResultAloneOnTheOutput() {
        var run = shell.errand("submit", "-t", "command.word-count", "-i", SIX_WORDS, "--wait", "60s")
                .exits(0);

        assertThat(run.text()).isEqualTo("6");
        assertThat(run.errors()).contains("job completed");
    }

    @Test
    void waitingWithJsonPrintsTheResultAsJson() {
        var run = shell.errand("submit", "-t", "command.word-count", "-i", SIX_WORDS, "--json", "--wait");

        assertThat(run.exits(0).json().path("text").asString()).isEqualTo("6\n");
    }

    @Test
    void waitMayStandBeforeTheId() {
        var id = shell.submitted("word-count", SIX_WORDS);

        assertThat(shell.errand("result", "--wait", id).exits(0).text()).isEqualTo("6");
        assertThat(shell.errand("result", "--wait=60s", id).exits(0).text()).isEqualTo("6");
    }

    @Test
    void theInputMayBeAFileOrTheStandardInput(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("input.json"), SIX_WORDS);
        var fromFile = shell.completed("word-count", "@" + file);
        var before = System.in;
        System.setIn(new ByteArrayInputStream("{\"text\": \"one two\"}".getBytes(StandardCharsets.UTF_8)));
        String fromStandardInput;
        try {
            fromStandardInput = shell.completed("word-count", "-");
        } finally {
            System.setIn(before);
        }

        assertThat(shell.errand("result", fromFile).text()).isEqualTo("6");
        assertThat(shell.errand("result", fromStandardInput).text()).isEqualTo("2");
    }

    @Test
    void underOneIdempotencyKeyThereIsOneJob() {
        var first = shell.submitted("word-count", SIX_WORDS, "--idempotency-key", "once");
        var again = shell.submitted("word-count", SIX_WORDS, "--idempotency-key", "once");
        var other = shell.errand(
                "submit", "-t", "command.word-count", "-i", "{\"text\": \"another\"}", "--idempotency-key", "once");

        assertThat(again).isEqualTo(first);
        other.exits(ExitCode.REFUSED.status());
    }

    @Test
    void aPdfIsAnalysedAndItsAnalysisIsPrintedInWords() {
        var pdf = "../local/src/main/resources/sample/nvidia-10k-fy2022.pdf";

        var run = shell.errand("submit", pdf, "--query", "What was the revenue?", "--wait", "100s");

        assertThat(run.exits(0).out()).contains("26,914", "Made by local-analyst", "What was the revenue?");
    }

    @Test
    void aJobThatHasNotEndedHasItsOwnStatus() {
        var id = shell.submitted("sleep", "{}");

        var now = shell.errand("result", id).exits(ExitCode.NOT_ENDED.status());
        var waited = shell.errand("result", id, "--wait", "200ms").exits(ExitCode.NOT_ENDED.status());
        var asJson = shell.errand("result", id, "--json", "--wait", "200ms").exits(ExitCode.NOT_ENDED.status());
        shell.errand("cancel", id);

        assertThat(now.out()).isEmpty();
        assertThat(now.errors()).contains("--wait", "errand watch " + id);
        assertThat(waited.errors()).contains("the job goes on");
        assertThat(asJson.json().path("id").asString()).isEqualTo(id);
    }

    @Test
    void aFailedJobsReasonIsOnTheErrorOutput() {
        var run = shell.errand("submit", "-t", "command.fail", "--wait", "60s");

        run.exits(ExitCode.JOB_FAILED.status());
        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).contains("errand: the job failed: ");
    }
}
