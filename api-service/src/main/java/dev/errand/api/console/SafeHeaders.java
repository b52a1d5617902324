package dev.errand.api.console;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Tells browsers what they must not do with our answers. */
@Component
class SafeHeaders implements WebFilter {

    private static final String OURS_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var headers = exchange.getResponse().getHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        var path = exchange.getRequest().getPath().value();
        if (path.startsWith("/console")) {
            headers.set(CONTENT_SECURITY_POLICY, OURS_ONLY);
        } else if (!path.startsWith("/webjars") && !path.startsWith("/docs")) {
            headers.set(CONTENT_SECURITY_POLICY, NOTHING);
        }
        if (path.startsWith("/tasks") || path.startsWith("/api")) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        return chain.filter(exchange);
    }

    private static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";
}
