package dev.errand.api.account;

import dev.errand.api.connection.RowAccess;
import java.util.Optional;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Puts into the request's context who calls, from where and, for the database, whose rows they may touch. */
final class CallerFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .map(security -> Optional.ofNullable(security.getAuthentication()))
                .defaultIfEmpty(Optional.empty())
                .flatMap(authentication -> authentication
                        .filter(Authenticated.class::isInstance)
                        .map(known -> ((Authenticated) known).caller())
                        .map(caller -> chain.filter(exchange).contextWrite(context -> known(caller, context)))
                        .orElseGet(() -> chain.filter(exchange)))
                .contextWrite(context -> context.put(Address.class, Address.of(exchange)));
    }

    private static Context known(Caller caller, Context context) {
        return new RowAccess(caller.account(), caller.operates()).in(context.put(Caller.class, caller));
    }
}
