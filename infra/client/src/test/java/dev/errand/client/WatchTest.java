package dev.errand.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class WatchTest {

    private final Shell shell = Shell.onErrand();

    @Test
    void aJobIsWatchedToItsEnd() {
        var id = shell.submitted("talk", "{}");

        var run = shell.errand("watch", id).exits(ExitCode.DONE.status());

        assertThat(run.lines()).contains("  job completed");
        assertThat(run.out()).contains("first", "last");
    }

    @Test
    void withJsonEveryEventIsALine() {
        var id = shell.submitted("talk", "{}");

        var events = shell.errand("watch", id, "--json").exits(0).jsonLines();

        assertThat(events)
                .first()
                .matches(event -> event.path("event").asString().equals("state"));
        assertThat(events.get(events.size() - 1).path("data").path("status").asString())
                .isEqualTo("completed");
    }

    @Test
    void aStreamThatBreaksGoesOnWhereItBroke() throws Exception {
        var id = shell.submitted("talk", "{}");
        try (var proxy = new CuttingProxy(RunningErrand.port(), 3)) {
            var run = new Shell(proxy.url()).errand("watch", id, "--json").exits(0);

            var ids = run.jsonLines().stream()
                    .map(event -> event.path("id").asString())
                    .toList();
            assertThat(new HashSet<>(ids)).as("no event twice: %s", run.out()).hasSameSizeAs(ids);
            assertThat(proxy.requests()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(proxy.requests().get(0)).doesNotContainIgnoringCase("last-event-id");
            assertThat(proxy.requests().get(1)).containsIgnoringCase("last-event-id: " + ids.get(0));
            assertThat(run.out()).contains("\"first\"", "\"last\"");
        }
    }

    @Test
    void watchingMayEndBeforeTheJob() {
        var id = shell.submitted("sleep", "{}");

        var run = shell.errand("watch", id, "--for", "300ms");
        shell.errand("cancel", id);

        assertThat(run.exits(ExitCode.NOT_ENDED.status()).errors()).contains("the job goes on");
    }

    @Test
    void aFailureIsSaidInWords() {
        var id = shell.submitted("fail", "{}");

        var run = shell.errand("watch", id).exits(ExitCode.JOB_FAILED.status());

        assertThat(run.lines()).contains("  job failed");
        assertThat(run.errors()).startsWith("errand: the job failed: ");
    }

    @Test
    void aJobThatIsNotThereIsRefused() {
        var run = shell.errand("watch", "00000000-0000-7000-8000-000000000000");

        assertThat(run.exits(ExitCode.REFUSED.status()).errors()).contains("there is no such job");
    }
}
