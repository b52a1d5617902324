package dev.errand.api.account;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts tries to sign in, for all API processes: by account, so that a password cannot be guessed from many addresses,
 * and by address, so that one cannot guess many accounts'. A try counts before its password is looked at, so that many at
 * once are counted too; a success takes it back.
 */
@Component
class SignInTries {

    /** The rows of all tries are locked in the same order: none waits for one that waits for it. */
    private static final String COUNT = """
            INSERT INTO sign_in_try AS seen (kind, key)
            VALUES ('account', :account), ('address', :address)
            ON CONFLICT (kind, key) DO UPDATE
               SET tries = CASE WHEN seen.since < now() - :window * interval '1 second' THEN 1 ELSE seen.tries + 1 END,
                   since = CASE WHEN seen.since < now() - :window * interval '1 second' THEN now() ELSE seen.since END
            RETURNING kind, tries, greatest(1, ceil(extract(epoch FROM since - now()) + :window))::bigint AS seconds
            """;

    private static final String TAKE_BACK = """
            UPDATE sign_in_try SET tries = CASE kind WHEN 'account' THEN 0 ELSE greatest(0, tries - 1) END
             WHERE kind = 'account' AND key = :account OR kind = 'address' AND key = :address
            """;

    private static final String SWEEP = "DELETE FROM sign_in_try WHERE since < now() - interval '1 day'";

    private final DatabaseClient database;
    private final AccountProperties.SignIn bounds;

    SignInTries(DatabaseClient database, AccountProperties properties) {
        this.database = database;
        this.bounds = properties.signIn();
    }

    /** @param longest seconds to wait; 0 if there is none */
    private record Standing(long longest) {}

    /** Counts one more; fails with {@link TooManyTries} if that is too many. */
    Mono<Void> count(String account, String address) {
        return RowAccess.everything(Shielded.from(() -> database.sql(COUNT)
                        .bind("account", account)
                        .bind("address", address)
                        .bind("window", (int) bounds.window().toSeconds())
                        .map(row -> {
                            var most = required(row, "kind", String.class).equals("account")
                                    ? bounds.triesPerAccount()
                                    : bounds.triesPerAddress();
                            return required(row, "tries", Integer.class) > most
                                    ? required(row, "seconds", Long.class)
                                    : 0L;
                        })
                        .all()
                        .reduce(0L, Math::max)
                        .map(Standing::new)))
                .flatMap(standing ->
                        standing.longest == 0 ? Mono.empty() : Mono.error(new TooManyTries(standing.longest)));
    }

    Mono<Void> succeeded(String account, String address) {
        return RowAccess.everything(Shielded.from(() -> database.sql(TAKE_BACK)
                .bind("account", account)
                .bind("address", address)
                .then()));
    }

    Mono<Long> sweep() {
        return RowAccess.everything(
                Shielded.from(() -> database.sql(SWEEP).fetch().rowsUpdated()));
    }
}
