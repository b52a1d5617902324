package dev.errand.worker.webhook;

import dev.errand.job.Queued;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keeps the {@link Relay} and the {@link Tidying} going. One that fails is tried again in the next round. */
final class Rounds implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    private static final Duration TIDY = Duration.ofSeconds(30);

    private final Relay relay;
    private final Consumer<List<Queued>> offer;
    private final Disposable.Composite going = Disposables.composite();

    /** @param offer tells the workers of stored jobs; may block */
    Rounds(Relay relay, Tidying tidying, Duration pace, Consumer<List<Queued>> offer) {
        this.relay = relay;
        this.offer = offer;
        going.add(every(pace, "tell endpoints of ended jobs", this::drain));
        going.add(every(TIDY, "tidy up after webhooks", tidying::tidy));
    }

    private static Disposable every(Duration pace, String what, Supplier<Mono<Void>> round) {
        return Flux.interval(pace)
                .onBackpressureDrop()
                .concatMap(
                        number -> Mono.defer(round).onErrorResume(failure -> {
                            log.warn("could not {}: {}", what, failure.toString());
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
    }

    /** Until nothing is left. */
    private Mono<Void> drain() {
        return relay.relay()
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(relayed -> offer.accept(relayed.jobs()))
                .repeat()
                .takeUntil(relayed -> !relayed.more())
                .then();
    }

    @Override
    public void destroy() {
        going.dispose();
    }
}
