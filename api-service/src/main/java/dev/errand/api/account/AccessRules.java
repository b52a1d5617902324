package dev.errand.api.account;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Who may ask for what, by method and path. What is not named here takes an account, and a key with the scope of reading
 * or writing jobs. Whose rows they are is decided where they are read and written.
 */
@Component
class AccessRules implements ReactiveAuthorizationManager<AuthorizationContext> {

    private static final PathPatternParser PATTERNS = new PathPatternParser();

    private record Path(@Nullable HttpMethod method, PathPattern pattern) {
        static Path of(@Nullable HttpMethod method, String pattern) {
            return new Path(method, PATTERNS.parse(pattern));
        }

        boolean holds(HttpMethod asked, PathContainer path) {
            return (method == null || method.equals(asked)) && pattern.matches(path);
        }
    }

    private static final List<Path> FOR_ADMINS =
            List.of(Path.of(null, "/api/audit/**"), Path.of(null, "/api/accounts/**"), Path.of(null, "/api/admin/**"));

    private static final List<Path> FOR_OPERATORS =
            List.of(Path.of(HttpMethod.POST, "/api/agents/pools/**"), Path.of(null, "/api/desk/**"));

    private static final List<Path> OF_THE_ACCOUNT = List.of(
            Path.of(HttpMethod.DELETE, "/api/me"),
            Path.of(null, "/api/keys/**"),
            Path.of(null, "/api/webhooks/**"),
            Path.of(null, "/api/accounts/**"),
            Path.of(null, "/api/admin/**"),
            Path.of(null, "/api/audit/**"));

    private final List<Path> open = new ArrayList<>(List.of(
            Path.of(HttpMethod.GET, "/"),
            Path.of(HttpMethod.GET, "/console/**"),
            Path.of(HttpMethod.GET, "/docs/**"),
            Path.of(HttpMethod.GET, "/swagger-ui/**"),
            Path.of(HttpMethod.GET, "/openapi.json/**"),
            Path.of(HttpMethod.GET, "/workers/health"),
            Path.of(HttpMethod.GET, "/celery/health"),
            Path.of(HttpMethod.GET, "/actuator/**"), // on a port of its own, which is not for strangers
            Path.of(HttpMethod.POST, "/api/accounts"),
            Path.of(null, "/api/sessions")));

    AccessRules(List<OpenPath> features) {
        features.forEach(path -> open.add(Path.of(path.method(), path.pattern())));
    }

    /** Fails with {@link SignInRequired} or {@link NotAllowed} where the answer is no. */
    @Override
    public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, AuthorizationContext context) {
        var request = context.getExchange().getRequest();
        if (any(open, request)) {
            return Mono.just(new AuthorizationDecision(true));
        }
        return authentication
                .ofType(Authenticated.class)
                .map(Authenticated::caller)
                .switchIfEmpty(Mono.error(SignInRequired::nobody))
                .doOnNext(caller -> require(caller, request))
                .map(caller -> new AuthorizationDecision(true));
    }

    private static void require(Caller caller, ServerHttpRequest request) {
        if (any(FOR_ADMINS, request) && !caller.admin()) {
            throw NotAllowed.role(Role.ADMIN);
        }
        if (any(FOR_OPERATORS, request) && !caller.operates()) {
            throw NotAllowed.role(Role.OPERATOR);
        }
        var scope = scope(request);
        if (!caller.scopes().contains(scope)) {
            throw NotAllowed.scope(scope);
        }
    }

    private static Scope scope(ServerHttpRequest request) {
        if (any(OF_THE_ACCOUNT, request)) {
            return Scope.ACCOUNT;
        }
        return reads(request.getMethod()) ? Scope.JOBS_READ : Scope.JOBS_WRITE;
    }

    static boolean reads(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.OPTIONS);
    }

    private static boolean any(List<Path> paths, ServerHttpRequest request) {
        var path = request.getPath().pathWithinApplication();
        var method = request.getMethod().equals(HttpMethod.HEAD) ? HttpMethod.GET : request.getMethod();
        return paths.stream().anyMatch(rule -> rule.holds(method, path));
    }
}
