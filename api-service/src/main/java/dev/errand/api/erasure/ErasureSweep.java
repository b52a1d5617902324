package dev.errand.api.erasure;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Goes on with erasures that had to wait for running jobs, or whose process ended in between. */
@Component
class ErasureSweep implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ErasureSweep.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final ErasedRows rows;
    private final Erasure erasure;
    private final Disposable sweeps;

    ErasureSweep(ErasedRows rows, Erasure erasure) {
        this.rows = rows;
        this.erasure = erasure;
        this.sweeps = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(n -> sweep().onErrorResume(ErasureSweep::later), 1)
                .subscribe();
    }

    /** Done when every erasure has gone as far as it can. */
    Mono<Void> sweep() {
        return rows.underWay()
                .flatMapIterable(accounts -> accounts)
                .concatMap(erasure::goOn)
                .then();
    }

    private static Mono<Void> later(Throwable failure) {
        log.warn("cannot go on with erasing an account, will try again: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void destroy() {
        sweeps.dispose();
    }
}
