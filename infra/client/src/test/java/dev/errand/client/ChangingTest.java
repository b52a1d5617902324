package dev.errand.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands that change a job, and those that fetch its files. */
@Timeout(120)
class ChangingTest {

    private final Shell shell = Shell.onErrand();

    @Test
    void aWaitingJobIsCancelledAtOnce() {
        var words = shell.errand("cancel", waiting());
        var json = shell.errand("cancel", waiting(), "--json");

        assertThat(words.exits(0).lines()).first().isEqualTo("cancelled");
        assertThat(json.exits(0).json().path("status").asString()).isEqualTo("cancelled");
    }

    @Test
    void aRunningJobIsStoppedAndTheReceiptShown() {
        var id = running();

        var run = shell.errand("cancel", "--wait", id);

        assertThat(run.exits(0).lines()).first().isEqualTo("cancelled");
        assertThat(run.out()).contains("stopped at: ", "seconds: ", "outcome: cancelled");
        shell.errand("result", id).exits(ExitCode.CANCELLED.status());
        shell.errand("watch", id).exits(ExitCode.CANCELLED.status());
    }

    @Test
    void whatHasEndedIsNotCancelled() {
        var id = shell.completed("word-count", "{\"text\": \"word\"}");

        var run = shell.errand("cancel", id).exits(ExitCode.REFUSED.status());

        assertThat(run.out()).isEmpty();
        assertThat(run.errors()).startsWith("errand: ").contains("completed");
    }

    @Test
    void aCancelledJobRunsAgainWhenItIsRetried() {
        var id = waiting();
        shell.errand("cancel", id).exits(0);

        var words = shell.errand("retry", id).exits(0);
        shell.errand("result", id, "--wait", "60s").exits(0);
        var refused = shell.errand("retry", id, "--json").exits(ExitCode.REFUSED.status());

        assertThat(words.out().strip()).isEqualTo(id);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void aRetryMayBeWaitedForAndPrintedAsJson() {
        var id = waiting();
        shell.errand("cancel", id).exits(0);

        var run = shell.errand("retry", id, "--json", "--wait", "60s").exits(0);

        assertThat(run.json().path("text").asString()).isEqualTo("1\n");
    }

    @Test
    void aRerunIsANewJobWithAnotherInput() {
        var id = shell.completed("word-count", "{\"text\": \"word\"}");

        var other = shell.errand("rerun", id, "-i", "{\"text\": \"two words\"}", "--wait", "60s");
        var same = shell.errand("rerun", id, "--json", "--tag", "again");

        assertThat(other.exits(0).text()).isEqualTo("2");
        assertThat(same.exits(0).json().path("rerun_of").asString()).isEqualTo(id);
        assertThat(same.json().path("tags").toString()).contains("again");
    }

    @Test
    void aJobsFilesAreListedAndFetched(@TempDir Path directory) throws Exception {
        var id = shell.completed("split-text", "{\"text\": \"one\\ntwo\\n\"}");
        var target = directory.resolve("second.txt");

        var table = shell.errand("artifacts", id).exits(0);
        var json = shell.errand("artifacts", id, "--json").exits(0).json();
        var printed =
                shell.errand("artifacts", id, "--get", "part-aa", "-o", "-").exits(0);
        var saved = shell.errand("artifacts", id, "-g", "part-ab", "-o", target.toString())
                .exits(0);

        assertThat(table.lines().get(0)).startsWith("NAME").contains("BYTES", "MEDIA TYPE");
        assertThat(table.lines()).anyMatch(line -> line.matches("part-aa +4 +1 +text/plain"));
        assertThat(json.path("artifacts").findValuesAsString("name")).containsExactly("part-aa", "part-ab");
        assertThat(printed.out()).isEqualTo("one\n");
        assertThat(target).hasContent("two\n");
        assertThat(saved.errors()).contains(target + ", 4 bytes");
        try (var files = Files.list(directory)) {
            assertThat(files).as("no part is left").hasSize(1);
        }
    }

    @Test
    void aFileThatIsNotThereIsRefusedAndLeavesNothing(@TempDir Path directory) {
        var id = shell.completed("split-text", "{\"text\": \"one\\n\"}");

        shell.errand(
                        "artifacts",
                        id,
                        "-g",
                        "part-zz",
                        "-o",
                        directory.resolve("x").toString())
                .exits(ExitCode.REFUSED.status());

        assertThat(directory).isEmptyDirectory();
    }

    private String waiting() {
        return shell.submitted("word-count", "{\"text\": \"word\"}", "--run-at", Shell.LATER);
    }

    private String running() {
        var id = shell.submitted("sleep", "{}");
        var deadline = System.nanoTime() + 30_000_000_000L;
        while (!shell.errand("list", "--status", "processing", "--type", "command.sleep")
                .out()
                .contains(id)) {
            assertThat(System.nanoTime()).as("the job does not start").isLessThan(deadline);
        }
        return id;
    }
}
