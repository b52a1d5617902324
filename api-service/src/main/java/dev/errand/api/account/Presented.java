package dev.errand.api.account;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** What a request brings to say who it is from, before anybody looked whether that is so. */
final class Presented extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    /** Where it was. */
    enum Kind {
        BEARER,
        COOKIE
    }

    private final Kind kind;
    private final transient Token token;

    Presented(Kind kind, Token token) {
        super(List.of());
        this.kind = kind;
        this.token = token;
    }

    Kind kind() {
        return kind;
    }

    Token token() {
        return token;
    }

    @Override
    public Object getCredentials() {
        return token;
    }

    @Override
    public Object getPrincipal() {
        return kind;
    }
}
