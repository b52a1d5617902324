package dev.errand.api.account;

import static dev.errand.database.Columns.required;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.job.JobId;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keys for scripts. */
@Component
class ApiKeys {

    /** What every key begins with, so that leak scanners and people know one when they see it. */
    static final String PREFIX = "errand_";

    /** The most keys of one account. */
    static final int MOST = 100;

    private static final int SHOWN = PREFIX.length() + 6;

    private static final String INSERT = """
            INSERT INTO api_key (id, account_id, name, prefix, secret, scopes, expires_at)
            SELECT :id, :account, :name, :prefix, :secret, :scopes, :expires_at
             WHERE (SELECT count(*) FROM api_key WHERE account_id = :account) < 100
            RETURNING id, name, prefix, scopes, created_at, expires_at, last_used_at
            """;

    /** Its last use is written once a minute at most. */
    private static final String USE = """
            WITH used AS (
              UPDATE api_key SET last_used_at = now()
               WHERE secret = :secret AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute'))
            SELECT key.scopes,\s""" + Accounts.COLUMNS + """
              FROM api_key AS key JOIN account ON account.id = key.account_id
             WHERE key.secret = :secret AND (key.expires_at IS NULL OR key.expires_at > now()) AND account.erased_at IS NULL
            """;

    private static final String LIST = """
            SELECT id, name, prefix, scopes, created_at, expires_at, last_used_at
              FROM api_key WHERE account_id = :account ORDER BY id LIMIT 100
            """;

    private static final String REMOVE = "DELETE FROM api_key WHERE id = :id AND account_id = :account";

    private final DatabaseClient database;

    ApiKeys(DatabaseClient database) {
        this.database = database;
    }

    /** A key, without what is secret of it. */
    record Key(
            UUID id,
            String name,
            String prefix,
            Set<Scope> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    /** @param secret what is told once */
    record Made(Key key, Token secret) {}

    /** Empty if the account has as many as it may have. */
    Mono<Made> make(UUID account, String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
        var secret = Token.random(PREFIX);
        return Shielded.from(() -> database.sql(INSERT)
                        .bind("id", JobId.next().value())
                        .bind("account", account)
                        .bind("name", name)
                        .bind("prefix", secret.text().substring(0, SHOWN))
                        .bind("secret", secret.sha256())
                        .bind(
                                "scopes",
                                scopes.stream().map(Scope::word).sorted().toArray(String[]::new))
                        .bind("expires_at", expiresAt == null ? Parameters.in(Instant.class) : Parameters.in(expiresAt))
                        .map(ApiKeys::read)
                        .one())
                .map(key -> new Made(key, secret));
    }

    /** Whom a key speaks for; empty if it is none, or none any more. */
    Mono<Caller> use(Token secret) {
        return RowAccess.everything(Shielded.from(() -> database.sql(USE)
                .bind("secret", secret.sha256())
                .map(row -> Accounts.read(row).caller(scopes(row)))
                .one()));
    }

    Mono<List<Key>> list(UUID account) {
        return Shielded.from(() -> database.sql(LIST)
                .bind("account", account)
                .filter(statement -> statement.fetchSize(MOST))
                .map(ApiKeys::read)
                .all()
                .collectList());
    }

    /** Whether there was such a key. */
    Mono<Boolean> remove(UUID account, UUID id) {
        return Shielded.from(() -> database.sql(REMOVE)
                .bind("id", id)
                .bind("account", account)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
    }

    private static Key read(Readable row) {
        return new Key(
                required(row, "id", UUID.class),
                required(row, "name", String.class),
                required(row, "prefix", String.class),
                scopes(row),
                required(row, "created_at", Instant.class),
                row.get("expires_at", Instant.class),
                row.get("last_used_at", Instant.class));
    }

    private static Set<Scope> scopes(Readable row) {
        return Arrays.stream(required(row, "scopes", String[].class))
                .flatMap(word -> Scope.of(word).stream())
                .collect(Collectors.toSet());
    }
}
