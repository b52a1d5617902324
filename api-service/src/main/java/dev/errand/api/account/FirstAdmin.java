package dev.errand.api.account;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the admin that the configuration names, since somebody has to be the first. An account that is there stays as it is. */
@Component
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final Passwords passwords;
    private final AccountProperties.Admin admin;

    FirstAdmin(Accounts accounts, Passwords passwords, AccountProperties properties) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.admin = properties.admin();
    }

    /** Fails the start if the admin cannot be made. */
    @Override
    public void run(ApplicationArguments arguments) {
        var email = admin.email();
        var password = admin.password();
        if (email == null || email.isEmpty() || password == null || password.isEmpty()) {
            return;
        }
        make(Email.parse(email), Passwords.checked(password)).block(PATIENCE);
    }

    private Mono<Account> make(String email, String password) {
        return accounts.byEmail(email)
                .switchIfEmpty(Mono.defer(() -> passwords.hash(password))
                        .flatMap(hash -> accounts.create(email, hash, Role.ADMIN))
                        .doOnNext(made -> log.info("made the admin {}", made.id())))
                .onErrorResume(EmailTaken.class, another -> accounts.byEmail(email)); // by another API process
    }
}
