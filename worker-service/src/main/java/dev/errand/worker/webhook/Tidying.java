package dev.errand.worker.webhook;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Ends what nobody works on any more, and forgets what is old. Every worker does it; it does no harm twice. */
final class Tidying {

    /** Messages whose job was cancelled, or ended without a word of it. */
    private static final String SETTLE = """
            UPDATE webhook_delivery AS d SET status = 'failed', ended_at = now()
             WHERE d.status = 'pending'
               AND NOT EXISTS (SELECT FROM job WHERE job.id = d.job_id AND job.completed_at IS NULL)
            """;

    private static final String FORGET_DELIVERIES = """
            DELETE FROM webhook_delivery
             WHERE id = ANY (ARRAY(SELECT id FROM webhook_delivery
                                    WHERE ended_at < now() - interval '30 days' LIMIT 1000 FOR UPDATE SKIP LOCKED))
            """;

    private static final String FORGET_SECRETS = "DELETE FROM webhook_secret WHERE expires_at < now()";

    private final DatabaseClient database;

    Tidying(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> tidy() {
        return database.sql(SETTLE)
                .then()
                .then(database.sql(FORGET_DELIVERIES).then())
                .then(database.sql(FORGET_SECRETS).then());
    }
}
