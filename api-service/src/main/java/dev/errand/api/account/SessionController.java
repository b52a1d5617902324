package dev.errand.api.account;

import dev.errand.api.problem.StrictBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Signing in and out with a cookie, and who one is then. */
@RestController
@Tag(name = "Accounts")
class SessionController {

    private final SignIn signIn;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Audit audit;
    private final CsrfCookies csrfTokens;
    private final StrictBody bodies;

    SessionController(
            SignIn signIn,
            Sessions sessions,
            Accounts accounts,
            Audit audit,
            CsrfCookies csrfTokens,
            StrictBody bodies) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
        this.csrfTokens = csrfTokens;
        this.bodies = bodies;
    }

    /**
     * @param scopes what the credentials of this request may be used for
     * @param local whether this is the account of requests without credentials
     */
    @Schema(name = "Me")
    record Me(UUID id, @Nullable String email, String role, Set<String> scopes, boolean payloads, boolean local) {
        static Me of(Account account, Caller caller) {
            return new Me(
                    account.id(),
                    account.email(),
                    Account.word(account.role()),
                    caller.scopes().stream().map(Scope::word).collect(Collectors.toCollection(java.util.TreeSet::new)),
                    account.payloads(),
                    caller.owns(Caller.LOCAL.account()));
        }
    }

    @PostMapping(path = "/api/sessions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Signs in",
            description = "Sets the cookie errand_session, and XSRF-TOKEN, which every change by cookie repeats in the"
                    + " header X-XSRF-TOKEN.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SignInForm.class))))
    @ApiResponse(responseCode = "201", description = "The account; the cookies are set")
    @ApiResponse(responseCode = "401", description = "No account has this e-mail address and password")
    @ApiResponse(responseCode = "429", description = "Too many tries; Retry-After says how long to wait")
    Mono<AccountView> signIn(@RequestBody byte[] body, @Parameter(hidden = true) ServerWebExchange exchange) {
        var form = bodies.read(body, SignInForm.class);
        return signIn.signIn(form.address(), form.secret(), Address.of(exchange), CredentialsReader.cookie(exchange))
                .doOnNext(in -> exchange.getResponse()
                        .addCookie(cookie(exchange, in.session().text(), sessions.length())))
                .delayUntil(in ->
                        csrfTokens.generateToken(exchange).flatMap(token -> csrfTokens.saveToken(exchange, token)))
                .map(in -> AccountView.of(in.account()));
    }

    @DeleteMapping("/api/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Signs out: the session ends, on the server as well")
    @ApiResponse(responseCode = "204", description = "Nobody is signed in by this cookie any more")
    Mono<Void> signOut(@Parameter(hidden = true) ServerWebExchange exchange) {
        var session = CredentialsReader.cookie(exchange);
        exchange.getResponse().addCookie(cookie(exchange, "", Duration.ZERO));
        return csrfTokens.saveToken(exchange, null).then(session == null ? Mono.empty() : ended(session));
    }

    private Mono<Void> ended(Token session) {
        return sessions.find(session)
                .flatMap(who -> sessions.end(session)
                        .then(audit.write(AuditAction.SIGNED_OUT, who.account(), null, who.account())));
    }

    @GetMapping("/api/me")
    @Operation(summary = "Says who one is")
    @ApiResponse(responseCode = "401", description = "Nobody is signed in")
    Mono<Me> me(Caller caller, @Parameter(hidden = true) ServerWebExchange exchange) {
        return accounts.byId(caller.account())
                .switchIfEmpty(Mono.error(SignInRequired::nobody))
                .delayUntil(account -> csrfToken(exchange))
                .map(account -> Me.of(account, caller));
    }

    /** A page that was signed in by another one needs a token, too: asking for it sets the cookie. */
    private static Mono<CsrfToken> csrfToken(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
        return token == null ? Mono.empty() : token;
    }

    private static ResponseCookie cookie(ServerWebExchange exchange, String value, Duration age) {
        return ResponseCookie.from(CredentialsReader.COOKIE, value)
                .httpOnly(true)
                .secure(CsrfCookies.areSecure(exchange))
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
    }
}
