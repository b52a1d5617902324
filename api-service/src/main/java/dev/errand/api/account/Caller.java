package dev.errand.api.account;

import dev.errand.job.JobOptions;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who makes a request. Any controller method may take one as an argument.
 *
 * @param account whose rows are written and read; {@link JobOptions#LOCAL_OWNER} where requests need no credentials
 * @param email where news for it goes; null for nowhere
 * @param roles at least one
 * @param scopes what the credentials may be used for
 * @param payloads whether it may look into other accounts' inputs, results, logs and files; an admin may always
 */
public record Caller(UUID account, @Nullable String email, Set<Role> roles, Set<Scope> scopes, boolean payloads) {

    /** Who acts when a request without credentials is let in: the one user of a machine, who may do everything. */
    public static final Caller LOCAL =
            new Caller(JobOptions.LOCAL_OWNER, null, Set.of(Role.USER, Role.OPERATOR, Role.ADMIN), Scope.all(), true);

    public Caller {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }

    /** Who makes the request that this is done for; fails with 401 if nobody is known. */
    public static Mono<Caller> current() {
        return Mono.deferContextual(context -> context.<Caller>getOrEmpty(Caller.class)
                .map(Mono::just)
                .orElseGet(() -> Mono.error(SignInRequired.nobody())));
    }

    public boolean admin() {
        return roles.contains(Role.ADMIN);
    }

    /** Whether it sees and steers the jobs of every account. */
    public boolean operates() {
        return admin() || roles.contains(Role.OPERATOR);
    }

    public boolean owns(UUID owner) {
        return account.equals(owner);
    }

    /** Whether the rows of that owner exist for this caller: where not, the answer is 404. */
    public boolean sees(UUID owner) {
        return owns(owner) || operates();
    }

    /** Whether it may look into what that owner's jobs work on, say and make. */
    public boolean opens(UUID owner) {
        return owns(owner) || opensAll();
    }

    /** The same for every owner. */
    public boolean opensAll() {
        return admin() || operates() && payloads;
    }
}
