package dev.errand.api.account;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import java.time.Duration;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Who is signed in. A session's id is made when it begins and is nobody else's before or after. */
@Component
class Sessions {

    private static final String BEGIN = """
            INSERT INTO account_session (token, account_id, expires_at)
            VALUES (:token, :account, now() + :seconds * interval '1 second')
            """;

    private static final String FIND = "SELECT " + Accounts.COLUMNS + """
             FROM account_session AS session JOIN account ON account.id = session.account_id
             WHERE session.token = :token AND session.expires_at > now() AND account.erased_at IS NULL
            """;

    private static final String END = "DELETE FROM account_session WHERE token = :token";
    private static final String SWEEP = "DELETE FROM account_session WHERE expires_at < now()";

    private final DatabaseClient database;
    private final Duration length;

    Sessions(DatabaseClient database, AccountProperties properties) {
        this.database = database;
        this.length = properties.session();
    }

    Duration length() {
        return length;
    }

    Mono<Token> begin(UUID account) {
        var token = Token.random("");
        return RowAccess.everything(Shielded.from(() -> database.sql(BEGIN)
                .bind("token", token.sha256())
                .bind("account", account)
                .bind("seconds", length.toSeconds())
                .then()
                .thenReturn(token)));
    }

    /** Empty if it is none, or none any more. */
    Mono<Caller> find(Token token) {
        return RowAccess.everything(Shielded.from(() -> database.sql(FIND)
                        .bind("token", token.sha256())
                        .map(Accounts::read)
                        .one()))
                .map(account -> account.caller(Scope.all()));
    }

    Mono<Void> end(Token token) {
        return RowAccess.everything(Shielded.from(
                () -> database.sql(END).bind("token", token.sha256()).then()));
    }

    Mono<Long> sweep() {
        return RowAccess.everything(
                Shielded.from(() -> database.sql(SWEEP).fetch().rowsUpdated()));
    }
}
