package dev.errand.api.webhook;

import dev.errand.api.connection.Shielded;
import dev.errand.job.JobId;
import io.r2dbc.spi.Parameters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** The endpoints of accounts. Each is its owner's alone: nobody else, an operator neither, reads or changes one. */
@Component
class Endpoints {

    /** The most endpoints of one account. */
    static final int MOST = 20;

    private static final String INSERT = """
            INSERT INTO webhook_endpoint (id, owner_id, url, events)
            SELECT :id, :owner, :url, :events
             WHERE (SELECT count(*) FROM webhook_endpoint WHERE owner_id = :owner) < 20
            RETURNING\s""" + EndpointView.COLUMNS;

    private static final String INSERT_SECRET =
            "INSERT INTO webhook_secret (endpoint_id, secret) VALUES (:endpoint, :secret)";

    private static final String LIST =
            "SELECT " + EndpointView.COLUMNS + " FROM webhook_endpoint WHERE owner_id = :owner ORDER BY id LIMIT 100";

    private static final String FIND =
            "SELECT " + EndpointView.COLUMNS + " FROM webhook_endpoint WHERE id = :id AND owner_id = :owner";

    private static final String CHANGE = """
            UPDATE webhook_endpoint
               SET url = coalesce(:url, url), events = coalesce(:events, events),
                   disabled_at = CASE WHEN :enabled IS NULL THEN disabled_at WHEN NOT :enabled THEN coalesce(disabled_at, now()) END,
                   disabled_reason = CASE WHEN :enabled IS NULL THEN disabled_reason
                                          WHEN NOT :enabled THEN coalesce(disabled_reason, 'by its owner') END,
                   failures = CASE WHEN :enabled THEN 0 ELSE failures END,
                   failing_since = CASE WHEN :enabled THEN NULL ELSE failing_since END
             WHERE id = :id AND owner_id = :owner
            RETURNING\s""" + EndpointView.COLUMNS;

    private static final String REMOVE = "DELETE FROM webhook_endpoint WHERE id = :id AND owner_id = :owner";

    // Two valid secrets at most: whoever rotates twice has revoked the first one.
    private static final String DROP_OLD =
            "DELETE FROM webhook_secret WHERE endpoint_id = :endpoint AND expires_at IS NOT NULL";

    private static final String EXPIRE = """
            UPDATE webhook_secret SET expires_at = now() + interval '24 hours' WHERE endpoint_id = :endpoint AND expires_at IS NULL
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    Endpoints(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** The endpoint with its secret; empty if the account has as many as it may have. */
    Mono<EndpointView> make(UUID owner, String url, String[] events) {
        var secret = EndpointSecret.random();
        return Shielded.from(() -> database.sql(INSERT)
                .bind("id", JobId.next().value())
                .bind("owner", owner)
                .bind("url", url)
                .bind("events", events)
                .map(EndpointView::read)
                .one()
                .delayUntil(made -> insert(made.id(), secret))
                .map(made -> made.with(secret))
                .as(transaction::transactional));
    }

    private Mono<Void> insert(UUID endpoint, EndpointSecret secret) {
        return database.sql(INSERT_SECRET)
                .bind("endpoint", endpoint)
                .bind("secret", secret.text())
                .then();
    }

    Mono<List<EndpointView>> list(UUID owner) {
        return Shielded.from(() -> database.sql(LIST)
                .bind("owner", owner)
                .map(EndpointView::read)
                .all()
                .collectList());
    }

    /** Empty if the account has no such endpoint. */
    Mono<EndpointView> find(UUID owner, UUID id) {
        return Shielded.from(() -> find(FIND, owner, id));
    }

    private Mono<EndpointView> find(String query, UUID owner, UUID id) {
        return database.sql(query)
                .bind("id", id)
                .bind("owner", owner)
                .map(EndpointView::read)
                .one();
    }

    /**
     * The endpoint as it is then; empty if the account has no such one. What is null stays as it is.
     *
     * @param enabled true also forgets how often it failed
     */
    Mono<EndpointView> change(
            UUID owner, UUID id, @Nullable String url, String @Nullable [] events, @Nullable Boolean enabled) {
        return Shielded.from(() -> database.sql(CHANGE)
                .bind("id", id)
                .bind("owner", owner)
                .bind("url", url == null ? Parameters.in(String.class) : Parameters.in(url))
                .bind("events", events == null ? Parameters.in(String[].class) : Parameters.in(events))
                .bind("enabled", enabled == null ? Parameters.in(Boolean.class) : Parameters.in(enabled))
                .map(EndpointView::read)
                .one());
    }

    /** Whether there was such an endpoint. */
    Mono<Boolean> remove(UUID owner, UUID id) {
        return Shielded.from(() -> database.sql(REMOVE)
                .bind("id", id)
                .bind("owner", owner)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0));
    }

    /** The endpoint with a new secret, while the old one signs too for a day; empty if the account has no such one. */
    Mono<EndpointView> rotate(UUID owner, UUID id) {
        var secret = EndpointSecret.random();
        return Shielded.from(() -> find(FIND + " FOR UPDATE", owner, id) // one at a time
                .delayUntil(found -> database.sql(DROP_OLD).bind("endpoint", id).then())
                .delayUntil(found -> database.sql(EXPIRE).bind("endpoint", id).then())
                .delayUntil(found -> insert(id, secret))
                .map(found -> found.with(secret))
                .as(transaction::transactional));
    }
}
