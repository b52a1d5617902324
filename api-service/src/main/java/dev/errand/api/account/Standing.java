package dev.errand.api.account;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whether who made a request may still go on: for answers that go on long after it was let in. */
@Component
public class Standing {

    private final CredentialsReader reader;
    private final CredentialsCheck check;

    Standing(CredentialsReader reader, CredentialsCheck check) {
        this.reader = reader;
        this.check = check;
    }

    /**
     * Completes when the request's credentials were removed or have expired, or when the caller's rights are others than they were;
     * never fails. What cannot be found out counts as unchanged.
     *
     * @param every how often it asks
     */
    public Mono<Void> lost(ServerWebExchange exchange, Caller caller, Duration every) {
        return Flux.interval(every)
                .onBackpressureDrop()
                .concatMap(tick -> stands(exchange, caller))
                .takeUntil(stands -> !stands)
                .then();
    }

    private Mono<Boolean> stands(ServerWebExchange exchange, Caller caller) {
        return reader.convert(exchange)
                .flatMap(check::authenticate)
                .map(now -> now instanceof Authenticated known && known.caller().equals(caller))
                .defaultIfEmpty(false)
                .onErrorResume(failure -> Mono.just(!(failure instanceof SignInRequired)));
    }
}
