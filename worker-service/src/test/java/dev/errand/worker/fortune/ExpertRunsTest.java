package dev.errand.worker.fortune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.worker.engine.ProviderBusy;
import dev.errand.worker.engine.TryAgain;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ExpertRunsTest {

    private final ExpertRuns runs = new ExpertRuns();

    private static ProviderBusy busy() {
        return new ProviderBusy("no room", Instant.now().plusSeconds(60));
    }

    @Test
    void anExpertWithoutRoomIsAskedAgainWhenAnotherHasEnded() throws Exception {
        var running = new CountDownLatch(1);
        var refused = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var other = CompletableFuture.supplyAsync(() -> unchecked("bazi", () -> {
            running.countDown();
            return refused.await(10, TimeUnit.SECONDS);
        }));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        var result = runs.run("ziwei", () -> {
            if (asked.incrementAndGet() == 1) {
                refused.countDown();
                throw busy();
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(asked).hasValue(2);
        assertThat(other.get(15, TimeUnit.SECONDS)).isEqualTo(true);
        runs.throwIfAny(2);
    }

    private <T> T unchecked(String expert, java.util.concurrent.Callable<T> work) {
        try {
            return runs.run(expert, work);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aProviderWithoutRoomForAnybodyParksTheJob() {
        assertThatThrownBy(() -> runs.run("bazi", () -> {
                    throw busy();
                }))
                .isInstanceOf(ExpertRuns.ExpertFailed.class);

        assertThatThrownBy(() -> runs.throwIfAny(3))
                .isInstanceOf(ProviderBusy.class)
                .hasMessage("1 of 3 experts wait: no room");
    }

    @Test
    void aFailureIsNamedEvenIfOthersOnlyWait() {
        assertThatThrownBy(() -> runs.run("bazi", () -> {
                    throw busy();
                }))
                .isInstanceOf(ExpertRuns.ExpertFailed.class);
        assertThatThrownBy(() -> runs.run("ziwei", () -> {
                    throw new IllegalStateException("no star");
                }))
                .hasMessage("no star");

        assertThatThrownBy(() -> runs.throwIfAny(3))
                .isInstanceOf(TryAgain.class)
                .hasMessage("1 of 3 experts failed: ziwei (no star)");
    }
}
