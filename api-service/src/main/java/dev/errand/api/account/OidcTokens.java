package dev.errand.api.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Access tokens of an external OpenID Connect issuer, where one is configured: JWTs, signed by its keys, in time, and for
 * this API. Whoever comes with one for the first time gets an account, as a user.
 */
@Component
class OidcTokens {

    private final Accounts accounts;
    private final @Nullable ReactiveJwtDecoder decoder;

    OidcTokens(Accounts accounts, AccountProperties properties) {
        this.accounts = accounts;
        this.decoder = properties.oidc().configured() ? decoder(properties.oidc()) : null;
    }

    /** Empty if it is none that is taken here; fails if the issuer's keys cannot be had. */
    Mono<Caller> use(Token token) {
        if (decoder == null) {
            return Mono.empty();
        }
        return decoder.decode(token.text())
                .onErrorResume(BadJwtException.class, bad -> Mono.empty())
                .flatMap(this::account)
                .map(account -> account.caller(Scope.all()));
    }

    private Mono<Account> account(Jwt token) {
        var subject = token.getSubject();
        var issuer = token.getIssuer();
        return issuer == null || subject == null || subject.isEmpty()
                ? Mono.empty()
                : accounts.bySubject(issuer.toString(), subject);
    }

    /** Asks the issuer at the first token and not at start: it may be away then. */
    private static ReactiveJwtDecoder decoder(AccountProperties.Oidc oidc) {
        return new SupplierReactiveJwtDecoder(() -> {
            var keys = oidc.keys();
            var decoder = keys == null || keys.isEmpty()
                    ? NimbusReactiveJwtDecoder.withIssuerLocation(String.valueOf(oidc.issuer()))
                            .build()
                    : NimbusReactiveJwtDecoder.withJwkSetUri(keys).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                    JwtValidators.createDefaultWithIssuer(String.valueOf(oidc.issuer())),
                    new JwtClaimValidator<List<String>>(
                            JwtClaimNames.AUD, audience -> audience != null && audience.contains(oidc.audience()))));
            return decoder;
        });
    }
}
