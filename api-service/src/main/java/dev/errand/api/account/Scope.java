package dev.errand.api.account;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an API key may be used for: never more than its account may do. Signed-in people have all of them. */
public enum Scope {
    /** Reading jobs, what belongs to them, and what was spent. */
    JOBS_READ,
    /** Submitting, cancelling and repeating jobs. */
    JOBS_WRITE,
    /** Keys, webhooks and the account itself. */
    ACCOUNT;

    /** As in {@code jobs:read}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** Empty if no scope is called that. */
    public static Optional<Scope> of(String word) {
        return EnumSet.allOf(Scope.class).stream()
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }

    static Set<Scope> all() {
        return EnumSet.allOf(Scope.class);
    }
}
