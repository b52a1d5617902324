package dev.errand.api.account;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.job.JobId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The rows of accounts. Those who are being erased are not among them. */
@Component
class Accounts {

    /** The most of one page. */
    static final int PAGE = 100;

    static final String COLUMNS =
            "account.id, account.email, account.password, account.role, account.payloads, account.created_at";

    private static final String INSERT = """
            INSERT INTO account (id, email, password, role) VALUES (:id, :email, :password, :role)
            RETURNING\s""" + COLUMNS;

    private static final String BY_EMAIL =
            "SELECT " + COLUMNS + " FROM account WHERE email = :email AND erased_at IS NULL";

    private static final String BY_ID = "SELECT " + COLUMNS + " FROM account WHERE id = :id AND erased_at IS NULL";

    /** One statement, so that two first requests at once make one account. */
    private static final String BY_SUBJECT = """
            INSERT INTO account (id, issuer, subject) VALUES (:id, :issuer, :subject)
            ON CONFLICT (issuer, subject) DO UPDATE SET subject = excluded.subject WHERE account.erased_at IS NULL
            RETURNING\s""" + COLUMNS;

    private static final String PAGE_AFTER = "SELECT " + COLUMNS + """
             FROM account WHERE erased_at IS NULL AND id > :after ORDER BY id LIMIT :limit
            """;

    private static final String CHANGE = """
            UPDATE account SET role = coalesce(:role, role), payloads = coalesce(:payloads, payloads)
             WHERE id = :id AND erased_at IS NULL
            RETURNING\s""" + COLUMNS;

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    /** Fails with {@link EmailTaken}. */
    Mono<Account> create(String email, String passwordHash, Role role) {
        return own(() -> database.sql(INSERT)
                        .bind("id", JobId.next().value()) // time-ordered, as all ids
                        .bind("email", email)
                        .bind("password", passwordHash)
                        .bind("role", Account.word(role))
                        .map(Accounts::read)
                        .one())
                .onErrorMap(DuplicateKeyException.class, taken -> new EmailTaken());
    }

    /** Empty if there is none. */
    Mono<Account> byEmail(String email) {
        return own(() ->
                database.sql(BY_EMAIL).bind("email", email).map(Accounts::read).one());
    }

    /** Empty if there is none. */
    Mono<Account> byId(UUID id) {
        return own(() -> database.sql(BY_ID).bind("id", id).map(Accounts::read).one());
    }

    /** The account of whom that issuer calls so; made when they come for the first time. Empty if it is being erased. */
    Mono<Account> bySubject(String issuer, String subject) {
        return own(() -> database.sql(BY_SUBJECT)
                .bind("id", JobId.next().value())
                .bind("issuer", issuer)
                .bind("subject", subject)
                .map(Accounts::read)
                .one());
    }

    /** In the order of their ids. */
    Mono<List<Account>> page(UUID after, int limit) {
        return own(() -> database.sql(PAGE_AFTER)
                .bind("after", after)
                .bind("limit", limit)
                .filter(statement -> statement.fetchSize(PAGE))
                .map(Accounts::read)
                .all()
                .collectList());
    }

    /** As it is then; null leaves what was there. Empty if there is none. */
    Mono<Account> change(UUID id, @Nullable Role role, @Nullable Boolean payloads) {
        return own(() -> database.sql(CHANGE)
                .bind("id", id)
                .bind("role", role == null ? Parameters.in(String.class) : Parameters.in(Account.word(role)))
                .bind("payloads", payloads == null ? Parameters.in(Boolean.class) : Parameters.in(payloads))
                .map(Accounts::read)
                .one());
    }

    /** Before anybody is signed in no row is theirs. */
    private static <T> Mono<T> own(java.util.function.Supplier<Mono<T>> work) {
        return RowAccess.everything(Shielded.from(work));
    }

    static Account read(Readable row) {
        return new Account(
                required(row, "id", UUID.class),
                row.get("email", String.class),
                row.get("password", String.class),
                Account.role(required(row, "role", String.class)),
                required(row, "payloads", Boolean.class),
                required(row, "created_at", Instant.class));
    }
}
