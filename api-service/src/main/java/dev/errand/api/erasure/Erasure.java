package dev.errand.api.erasure;

import dev.errand.job.CancelTopic;
import dev.errand.job.JobId;
import dev.errand.progress.ProgressStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Erases an account step by step; each can be done again. */
@Component
class Erasure {

    private static final Duration HINT_PATIENCE = Duration.ofSeconds(1);

    private final ErasedRows rows;
    private final CancelTopic cancels;
    private final ProgressStream progress;

    Erasure(ErasedRows rows, CancelTopic cancels, ProgressStream progress) {
        this.rows = rows;
        this.cancels = cancels;
        this.progress = progress;
    }

    /** Shuts the account and erases what it can: false while workers are still stopping jobs of it. */
    Mono<Boolean> begin(UUID account) {
        return rows.shut(account).then(Mono.defer(() -> goOn(account)));
    }

    /** The same for an account that is shut. */
    Mono<Boolean> goOn(UUID account) {
        return rows.cancel(account)
                .flatMap(stopped -> tellWorkers(stopped).thenReturn(stopped))
                .flatMap(stopped -> deleteAll(account)
                        .then(rows.deleteKeys(account))
                        .thenReturn(stopped.stream().noneMatch(ErasedRows.Stopped::running)))
                .delayUntil(done -> done ? rows.forget(account) : Mono.empty());
    }

    private Mono<Void> tellWorkers(List<ErasedRows.Stopped> stopped) {
        return Flux.fromIterable(stopped)
                .filter(ErasedRows.Stopped::running)
                .concatMap(job -> hint(() -> cancels.publish(job.id())))
                .then();
    }

    private Mono<Void> deleteAll(UUID account) {
        return deleteSome(account)
                .expand(jobs -> jobs.isEmpty() ? Mono.empty() : deleteSome(account))
                .then();
    }

    private Mono<List<JobId>> deleteSome(UUID account) {
        return rows.deleteSome(account)
                .flatMap(jobs -> jobs.isEmpty()
                        ? Mono.just(jobs)
                        : hint(() -> progress.forget(jobs)).thenReturn(jobs));
    }

    /** Redis forgets by itself within a day. */
    private static Mono<Void> hint(Supplier<CompletionStage<Void>> message) {
        return Mono.defer(() -> Mono.fromCompletionStage(message.get()))
                .subscribeOn(Schedulers.boundedElastic())
                .timeout(HINT_PATIENCE)
                .onErrorComplete();
    }
}
