package dev.errand.api.order.payment;

import static dev.errand.database.Columns.required;

import io.r2dbc.spi.Parameters;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What is known of the refunds of payments. What stands follows from the set of them, so it is the same in whatever order
 * they were told; a refund that failed stays failed.
 */
@Component
class RefundRows {

    private static final String ALL_OF = """
            INSERT INTO stripe_refund (id, payment_intent, failed) VALUES ('all of ' || :intent, :intent, false)
            ON CONFLICT DO NOTHING
            """;
    private static final String KEEP = """
            INSERT INTO stripe_refund (id, payment_intent, amount, currency, failed)
            VALUES (:id, :intent, :amount, :currency, :failed)
            ON CONFLICT (id) DO UPDATE SET failed = stripe_refund.failed OR excluded.failed
            """;

    /** All of the money was sent back; it stays away unless some of it returned and was not sent again. */
    private static final String STANDING = """
            SELECT CASE WHEN NOT every THEN 'none' WHEN returned AND arriving < :total THEN 'refund_failed'
                        ELSE 'refunded' END AS standing
              FROM (SELECT coalesce(bool_or(amount IS NULL), false)
                           OR coalesce(sum(amount) FILTER (WHERE currency = :currency), 0) >= :total AS every,
                           coalesce(bool_or(failed), false) AS returned,
                           coalesce(sum(amount) FILTER (WHERE currency = :currency AND NOT failed), 0) AS arriving
                      FROM stripe_refund WHERE payment_intent = :intent) AS known
            """;

    private static final String LAST_FAILED = """
            SELECT id FROM stripe_refund WHERE payment_intent = :intent AND failed ORDER BY received_at DESC, id LIMIT 1
            """;

    private final DatabaseClient database;

    RefundRows(DatabaseClient database) {
        this.database = database;
    }

    /** All of a payment went back, in however many refunds. */
    Mono<Void> allOf(String intent) {
        return database.sql(ALL_OF).bind("intent", intent).then();
    }

    Mono<Void> keep(MoneyBack back) {
        return database.sql(KEEP)
                .bind("id", back.id())
                .bind("intent", back.paymentIntent())
                .bind("amount", Parameters.in(back.amount()))
                .bind("currency", back.currency())
                .bind("failed", back.failed())
                .then();
    }

    /** {@code refunded} or {@code refund_failed}; empty unless all of the order's money was sent back. */
    Mono<String> standing(PaymentState order, String intent) {
        return database.sql(STANDING)
                .bind("intent", intent)
                .bind("total", order.total())
                .bind("currency", order.currency())
                .map(row -> required(row, "standing", String.class))
                .one()
                .filter(standing -> !standing.equals("none"));
    }

    /** The refund of this payment that failed last; empty if none did. */
    Mono<String> lastFailed(String intent) {
        return database.sql(LAST_FAILED)
                .bind("intent", intent)
                .map(row -> required(row, "id", String.class))
                .one();
    }
}
