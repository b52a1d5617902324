package dev.errand.api.account;

import java.util.Locale;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A request whose {@link Caller} is known. */
final class Authenticated extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    Authenticated(Caller caller) {
        super(AuthorityUtils.createAuthorityList(caller.roles().stream()
                .map(role -> "ROLE_" + role.name().toUpperCase(Locale.ROOT))
                .toList()));
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public UUID getPrincipal() {
        return caller.account();
    }
}
