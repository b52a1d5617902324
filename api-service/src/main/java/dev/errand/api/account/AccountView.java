package dev.errand.api.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is shown.
 *
 * @param role user, operator or admin
 * @param payloads whether an operator may look into others' jobs
 */
@Schema(name = "Account")
record AccountView(UUID id, @Nullable String email, String role, boolean payloads, Instant createdAt) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(), account.email(), Account.word(account.role()), account.payloads(), account.createdAt());
    }
}
