package dev.errand.api.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The order in which a request is looked at: CSRF token, credentials, caller, rules. Failures are problem documents. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityChain {

    /** A request is observed as a whole; its way through each of these filters is nobody's concern, and costs. */
    @Bean
    SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    SecurityWebFilterChain security(
            ServerHttpSecurity http,
            CsrfCookies csrfTokens,
            CredentialsReader reader,
            CredentialsCheck check,
            AccessRules rules) {
        var authentication = new AuthenticationWebFilter(check);
        authentication.setServerAuthenticationConverter(reader);
        authentication.setSecurityContextRepository(NoOpServerSecurityContextRepository.getInstance());
        return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable) // SafeHeaders sets them
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens)
                        .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                        .requireCsrfProtectionMatcher(changesByCookie())
                        .accessDeniedHandler((exchange, denied) -> Mono.error(NotAllowed.noCsrfToken())))
                .addFilterAt(authentication, SecurityWebFiltersOrder.AUTHENTICATION)
                .addFilterAfter(new CallerFilter(), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(rules))
                .build();
    }

    private static ServerWebExchangeMatcher changesByCookie() {
        return exchange -> isChangeByCookie(exchange) ? MatchResult.match() : MatchResult.notMatch();
    }

    /** All of them but signing up and in, which is done by who may have an old cookie and no token for it. */
    private static boolean isChangeByCookie(ServerWebExchange exchange) {
        var request = exchange.getRequest();
        var path = request.getPath().pathWithinApplication().value();
        var comesIn = request.getMethod().name().equals("POST")
                && (path.equals("/api/accounts") || path.equals("/api/sessions"));
        return !AccessRules.reads(request.getMethod())
                && !comesIn
                && !request.getHeaders().containsHeader("Authorization")
                && request.getCookies().containsKey(CredentialsReader.COOKIE);
    }
}
