package dev.errand.api.order.payment;

import dev.errand.api.job.Submissions;
import dev.errand.job.CancelTopic;
import dev.errand.job.ReadySet;
import dev.errand.progress.Bell;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Tells Redis what a booking changed. Hints: all of it is in PostgreSQL as well. */
@Component
class AfterCommit {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Submissions submissions;
    private final ReadySet ready;
    private final CancelTopic cancels;
    private final Bell bell;

    AfterCommit(Submissions submissions, ReadySet ready, CancelTopic cancels, Bell bell) {
        this.submissions = submissions;
        this.ready = ready;
        this.cancels = cancels;
        this.bell = bell;
    }

    /** Never fails. */
    Mono<Void> tell(Effect effect) {
        submissions.offer(effect.ready());
        var stopped = effect.stopped();
        if (stopped == null) {
            return Mono.empty();
        }
        return stopped.running()
                ? hint(() -> cancels.publish(stopped.id()))
                : hint(() -> ready.remove(stopped.lane(), stopped.id()))
                        .then(hint(() -> bell.ring(List.of(stopped.id()))));
    }

    private static Mono<Void> hint(Supplier<CompletionStage<Void>> message) {
        return Mono.defer(() -> Mono.fromCompletionStage(message.get()))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(PATIENCE)
                .onErrorComplete();
    }
}
