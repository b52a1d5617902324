package dev.errand.api.account;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forgets sessions that are over, and tries to sign in that count no more. */
@Component
class AccountSweep implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(AccountSweep.class);
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Disposable sweeps;

    AccountSweep(Sessions sessions, SignInTries tries) {
        this.sweeps = Flux.interval(PERIOD)
                .onBackpressureDrop()
                .concatMap(n -> sessions.sweep().then(tries.sweep()).onErrorResume(AccountSweep::later), 1)
                .subscribe();
    }

    private static Mono<Long> later(Throwable failure) {
        log.warn("cannot forget old sessions, will try again: {}", failure.toString());
        return Mono.empty();
    }

    @Override
    public void destroy() {
        sweeps.dispose();
    }
}
