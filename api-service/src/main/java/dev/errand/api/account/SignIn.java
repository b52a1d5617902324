package dev.errand.api.account;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Lets people in who know their password. */
@Component
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final SignInTries tries;
    private final Audit audit;

    SignIn(Accounts accounts, Passwords passwords, Sessions sessions, SignInTries tries, Audit audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tries = tries;
        this.audit = audit;
    }

    /** @param session what the cookie is to hold */
    record SignedIn(Account account, Token session) {}

    /**
     * Begins a session, under an id that nobody knew before.
     *
     * @param before the session that the request came with: it ends
     * @return fails with {@link TooManyTries} or {@link SignInRequired}
     */
    Mono<SignedIn> signIn(String email, String password, Address address, @Nullable Token before) {
        var key = key(email);
        return tries.count(key, address.text())
                .then(Mono.defer(() -> accounts.byEmail(email).map(Optional::of).defaultIfEmpty(Optional.empty())))
                .flatMap(found -> passwords
                        .match(password, found.map(Account::password).orElse(null))
                        .flatMap(right -> right && found.isPresent()
                                ? tries.succeeded(key, address.text()).thenReturn(found.get())
                                : failed(found.map(Account::id).orElse(null))))
                .flatMap(account -> ended(before)
                        .then(Mono.defer(() -> sessions.begin(account.id())))
                        .map(session -> new SignedIn(account, session)))
                .delayUntil(in -> audit.write(AuditAction.SIGNED_IN, in.account.id(), null, in.account.id()));
    }

    private Mono<Account> failed(@Nullable UUID account) {
        return audit.write(AuditAction.SIGN_IN_FAILED, account, null, account)
                .then(Mono.error(SignInRequired::wrongPassword));
    }

    private Mono<Void> ended(@Nullable Token session) {
        return session == null ? Mono.empty() : sessions.end(session);
    }

    /** A new account; fails with {@link EmailTaken} or {@link TooManyTries}. */
    Mono<Account> signUp(String email, String password, Address address) {
        return tries.count(key("sign up " + email), address.text())
                .then(Mono.defer(() -> passwords.hash(password)))
                .flatMap(hash -> accounts.create(email, hash, Role.USER))
                .delayUntil(account -> audit.write(AuditAction.SIGNED_UP, account.id(), null, account.id()));
    }

    /** Whatever people type where an e-mail address belongs: it is not written down. */
    private static String key(String email) {
        return HexFormat.of().formatHex(new Token(email).sha256());
    }
}
