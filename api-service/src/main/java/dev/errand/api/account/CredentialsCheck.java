package dev.errand.api.account;

import dev.errand.api.connection.Lookups;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Looks whether credentials are what they say. A key or token that is none fails, whatever the request is for: it never
 * passes for another account. A cookie that is none any more leaves the request to nobody, so that one can sign in again.
 */
@Component
class CredentialsCheck implements ReactiveAuthenticationManager {

    private final Lookups<Token, Caller> keys;
    private final Lookups<Token, Caller> sessions;
    private final OidcTokens tokens;

    CredentialsCheck(ApiKeys keys, Sessions sessions, OidcTokens tokens) {
        this.keys = new Lookups<>(keys::use);
        this.sessions = new Lookups<>(sessions::find);
        this.tokens = tokens;
    }

    @Override
    public Mono<Authentication> authenticate(Authentication authentication) {
        return authentication instanceof Presented presented ? check(presented) : Mono.just(authentication);
    }

    private Mono<Authentication> check(Presented presented) {
        if (presented.kind() == Presented.Kind.COOKIE) {
            return sessions.find(presented.token())
                    .<Authentication>map(Authenticated::new)
                    .defaultIfEmpty(presented);
        }
        var caller = presented.token().text().startsWith(ApiKeys.PREFIX)
                ? keys.find(presented.token())
                : tokens.use(presented.token());
        return caller.<Authentication>map(Authenticated::new).switchIfEmpty(Mono.error(SignInRequired::badToken));
    }
}
