package dev.errand.api.account;

import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where a request comes from, as far as this process can tell. */
public record Address(String text) {

    private static final Address UNKNOWN = new Address("unknown");

    /** Of the request that this is done for. */
    public static Mono<Address> current() {
        return Mono.deferContextual(
                context -> Mono.just(context.<Address>getOrEmpty(Address.class).orElse(UNKNOWN)));
    }

    static Address of(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        if (remote == null) {
            return UNKNOWN;
        }
        var address = remote.getAddress();
        return new Address(address == null ? remote.getHostString() : address.getHostAddress());
    }
}
