package dev.errand.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.client.api.ServerEvent;
import org.junit.jupiter.api.Test;

class JobProgressTest {

    private final JobProgress progress = new JobProgress();

    @Test
    void theFirstStateIsASnapshotAndLaterEventsChangeIt() {
        take(
                "state",
                "{'status':'processing','progress':10,'stages':[{'stage':'read','status':'processing','progress':30},"
                        + "{'stage':'answer','status':'pending','progress':0}]}");
        take("stage", "{'stage':'read','status':'completed'}");
        take("progress", "{'percent':55,'message':'page 60 of 120'}");

        assertThat(progress.stages())
                .containsExactly(
                        new JobProgress.Stage("read", "completed", 100, ""),
                        new JobProgress.Stage("answer", "pending", 0, ""));
        assertThat(progress.percent()).isEqualTo(55);
        assertThat(progress.message()).isEqualTo("page 60 of 120");
        assertThat(progress.ended()).isFalse();
    }

    @Test
    void aFailureSaysWhy() {
        take("state", "{'status':'failed','error':{'code':'unreadable','message':'this is no PDF'}}");

        assertThat(progress.ended()).isTrue();
        assertThat(progress.completed()).isFalse();
        assertThat(progress.error()).isEqualTo("this is no PDF");
    }

    @Test
    void logsAndFailedItemsAreNewsOnce() {
        take("log", "{'level':'warn','message':'page 3 has no text','item':'3'}");
        take("item", "{'stage':'read','item':'4','status':'failed','error':'broken'}");
        take("item", "{'stage':'read','item':'5','status':'completed'}");

        assertThat(progress.takeNews()).containsExactly("warn [3] page 3 has no text", "read: 4 failed: broken");
        assertThat(progress.takeNews()).isEmpty();
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        take("weather", "{'sunny':true}");
        take("state", "{}");

        assertThat(progress.status()).isEqualTo("queued");
    }

    private void take(String name, String json) {
        progress.take(new ServerEvent("1", name, json.replace('\'', '"')));
    }
}
