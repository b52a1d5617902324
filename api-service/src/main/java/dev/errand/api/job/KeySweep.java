package dev.errand.api.job;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes the keys of requests that are older than a day, four times an hour. An expired key counts for nothing before. */
@Component
class KeySweep implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(KeySweep.class);
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Disposable sweeps;

    KeySweep(Submissions submissions) {
        this.sweeps = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(n -> submissions.forgetKeys().onErrorResume(KeySweep::later), 1)
                .subscribe();
    }

    private static Mono<Long> later(Throwable failure) {
        log.warn("cannot delete expired keys of requests, will try again: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void destroy() {
        sweeps.dispose();
    }
}
