package dev.errand.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ListingTest {

    private static final String TEXT = "{\"text\": \"word\"}";

    private final Shell shell = Shell.onErrand();
    private final String tag = "list-" + UUID.randomUUID();

    @Test
    void jobsAreListedNewestFirst() {
        var ids = List.of(completed(), completed());

        var run = shell.errand("list", "--tag", tag).exits(0);

        assertThat(run.lines().get(0)).startsWith("ID").contains("STATUS", "DONE", "TYPE", "TAGS");
        assertThat(run.lines().get(1)).startsWith(ids.get(1)).contains("completed", "100 %", "command.word-count", tag);
        assertThat(run.lines().get(2)).startsWith(ids.get(0));
        assertThat(run.lines()).hasSize(3);
    }

    @Test
    void everyFilterNarrowsTheList() {
        var id = completed();
        var all = List.of(
                "--tag=" + tag,
                "--status=completed",
                "--type=command.word-count",
                "--lane=cli",
                "--text=WORD",
                "--created-after=2026-01-01T00:00:00Z",
                "--created-before=2100-01-01T00:00:00Z",
                "--limit=5");
        var list = shell.errand("list", with(all, "--json")).exits(0).json();

        assertThat(list.path("count").asInt()).isEqualTo(1);
        assertThat(list.path("jobs").path(0).path("id").asString()).isEqualTo(id);
        for (var other : List.of("--status=failed", "--type=command.sleep", "--lane=agent", "--text=nowhere")) {
            var none = shell.errand("list", with(List.of("--tag=" + tag, "--json"), other));
            assertThat(none.exits(0).json().path("count").asInt(-1)).as(other).isZero();
        }
    }

    private static String[] with(List<String> options, String more) {
        var all = new ArrayList<>(options);
        all.add(more);
        return all.toArray(String[]::new);
    }

    @Test
    void aLongListIsFetchedPageByPage() {
        var input = "{\"text\": \"word\"}";
        for (int i = 0; i < 3; i++) {
            shell.submitted("word-count", input, "--tag", tag, "--run-at", Shell.LATER);
        }

        assertThat(shell.errand("list", "--tag", tag, "-n", "2").exits(0).lines())
                .hasSize(1 + 2);
        assertThat(shell.errand("list", "--tag", tag, "-n", "500").exits(0).lines())
                .hasSize(1 + 3)
                .anyMatch(line -> line.contains("scheduled"));
    }

    @Test
    void typesShowWhatCanBeSubmittedAndOneItsSchema() {
        var table = shell.errand("types").exits(0);
        var list = shell.errand("types", "--json").exits(0).json();
        var one = shell.errand("types", "command.word-count").exits(0);
        var oneAsJson =
                shell.errand("types", "command.word-count", "--json").exits(0).json();

        assertThat(table.lines())
                .anyMatch(line -> line.matches("command\\.word-count +cli +1 +Counts the words of a text\\."));
        assertThat(list.path("job_types").findValuesAsString("name")).contains("command.word-count", "command.sleep");
        assertThat(one.out()).contains("name: command.word-count", "maxLength: 2000");
        assertThat(oneAsJson.path("name").asString()).isEqualTo("command.word-count");
    }

    @Test
    void workersShowTheirStateAndSlots() {
        var table = shell.errand("workers").exits(0);
        var list = shell.errand("workers", "--json").exits(0).json();

        assertThat(table.lines()).hasSize(2);
        assertThat(table.lines().get(1)).contains("running", "cli 4");
        assertThat(list.path("workers").path(0).path("alive").asBoolean()).isTrue();
    }

    @Test
    void statsCountLaneByLane() {
        var table = shell.errand("stats").exits(0);
        var counts = shell.errand("stats", "--json").exits(0).json();

        assertThat(table.lines().get(0)).startsWith("LANE").contains("QUEUED", "OLDEST WAITS");
        assertThat(table.out()).contains("1 workers alive, ");
        assertThat(counts.path("workers").path("alive").asInt()).isEqualTo(1);
        assertThat(counts.path("lanes").findValuesAsString("lane")).contains("cli", "agent");
    }

    @Test
    void explainSaysWhyAJobWaits() {
        var id = shell.submitted("word-count", TEXT, "--run-at", Shell.LATER);

        var words = shell.errand("explain", id).exits(0);
        var json = shell.errand("explain", id, "--json").exits(0).json();

        assertThat(words.out()).contains(Shell.LATER.substring(0, 10));
        assertThat(json.toString()).contains(Shell.LATER.substring(0, 10));
    }

    @Test
    void logsArePrintedOldestFirst() {
        var id = shell.completed("talk", "{}");

        var text = shell.errand("logs", id).exits(0);
        var lines = shell.errand("logs", id, "--json").exits(0).jsonLines();

        assertThat(text.out()).containsPattern(Pattern.compile("^20\\S+Z info .*first$.*^20\\S+Z info .*last$", 40));
        assertThat(lines).extracting(line -> line.path("message").asString()).containsSubsequence("first", "last");
    }

    @Test
    void followedLogsGoOnToTheEnd() {
        var id = shell.submitted("talk", "{}");

        assertThat(shell.errand("logs", "--follow", id).exits(0).lines())
                .anyMatch(line -> line.endsWith("first"))
                .anyMatch(line -> line.endsWith("last"));
    }

    private String completed() {
        return shell.completed("word-count", TEXT, "--tag", tag);
    }
}
