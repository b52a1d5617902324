package dev.errand.api.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param email null for the local account and for those that another issuer vouches for without telling
 * @param password its hash; null if it cannot be signed in to by a password
 * @param payloads whether an operator may look into others' jobs
 */
record Account(
        UUID id, @Nullable String email, @Nullable String password, Role role, boolean payloads, Instant createdAt) {

    /** With credentials that may be used for these scopes. */
    Caller caller(Set<Scope> scopes) {
        return new Caller(id, email, roles(), scopes, payloads);
    }

    Set<Role> roles() {
        return EnumSet.range(Role.USER, role);
    }

    static Role role(String word) {
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
