package dev.errand.api.account;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds what a request brings to say who it is from. A header counts before a cookie, either before nothing. */
@Component
class CredentialsReader implements ServerAuthenticationConverter {

    static final String COOKIE = "errand_session";
    private static final String BEARER = "bearer ";

    private final LocalAccess local;

    CredentialsReader(LocalAccess local) {
        this.local = local;
    }

    /** Fails with {@link SignInRequired} if there is an Authorization header of another kind. */
    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var header = request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? Mono.just(new Presented(
                            Presented.Kind.BEARER,
                            new Token(header.substring(BEARER.length()).strip())))
                    : Mono.error(SignInRequired.badToken());
        }
        var cookie = cookie(exchange);
        if (cookie != null) {
            return Mono.just(new Presented(Presented.Kind.COOKIE, cookie));
        }
        return local.admits(request) ? Mono.just(new Authenticated(Caller.LOCAL)) : Mono.empty();
    }

    /** The session that a request brings, true or not; null if it brings none. */
    static @Nullable Token cookie(ServerWebExchange exchange) {
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(COOKIE);
        return cookie == null ? null : new Token(cookie.getValue());
    }
}
