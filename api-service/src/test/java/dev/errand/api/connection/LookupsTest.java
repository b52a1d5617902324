package dev.errand.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Requests that share look-ups of a key. */
class LookupsTest {

    private final List<Sinks.One<String>> started = new ArrayList<>();
    private final Lookups<String, String> lookups = new Lookups<>(key -> {
        var answer = Sinks.<String>one();
        started.add(answer);
        return answer.asMono();
    });

    @Test
    void whoComesWhileOneIsUnderWayWaitsForTheNext() {
        var first = lookups.find("key").toFuture();
        var second = lookups.find("key").toFuture();
        var third = lookups.find("key").toFuture();
        assertThat(started).hasSize(1);

        started.get(0).tryEmitValue("before the removal");
        assertThat(first).isCompletedWithValue("before the removal");
        assertThat(second).isNotDone();
        assertThat(started).as("one for both who wait").hasSize(2);

        started.get(1).tryEmitEmpty();
        assertThat(second).isCompletedWithValue(null);
        assertThat(third).isCompletedWithValue(null);
    }

    @Test
    void nothingIsKept() {
        var first = lookups.find("key").toFuture();
        started.get(0).tryEmitValue("then");
        var later = lookups.find("key").toFuture();
        started.get(1).tryEmitValue("now");

        assertThat(first).isCompletedWithValue("then");
        assertThat(later).isCompletedWithValue("now");
    }

    @Test
    void aFailureIsItsOwnOnly() {
        var first = lookups.find("key").toFuture();
        var second = lookups.find("key").toFuture();
        started.get(0).tryEmitError(new IllegalStateException("away"));
        started.get(1).tryEmitValue("back");

        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue("back");
        assertThat(lookups.find("other").onErrorResume(e -> Mono.empty()).toFuture())
                .isNotDone();
    }

    @Test
    void whoHangsUpLeavesTheOthersTheirAnswer() {
        var gone = lookups.find("key").subscribe();
        var waiting = lookups.find("key").toFuture();
        gone.dispose();
        started.get(0).tryEmitValue("for nobody");
        started.get(1).tryEmitValue("for one");

        assertThat(waiting).isCompletedWithValue("for one");
    }
}
