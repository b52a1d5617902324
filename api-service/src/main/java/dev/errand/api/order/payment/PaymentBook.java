package dev.errand.api.order.payment;

import static dev.errand.database.Columns.required;

import io.r2dbc.spi.Parameters;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The statements of bookings, each within its caller's transaction. That takes its turn for the order and then for the
 * payment first, then locks the job, then the order: in the order in which a worker that ends the job does.
 */
@Component
class PaymentBook {

    private static final String TURN = "SELECT pg_advisory_xact_lock(hashtextextended(:what, 4419))";
    private static final String NOTE =
            "INSERT INTO stripe_event (id, type, order_id) VALUES (:id, :type, :order) ON CONFLICT DO NOTHING";
    private static final String LOCK_JOB =
            "SELECT id FROM job WHERE id = (SELECT job_id FROM fortune_order WHERE id = :order) FOR UPDATE";
    private static final String BOOK = """
            UPDATE fortune_order
               SET status = CASE :payment WHEN 'paid' THEN 'paid' ELSE 'refunded' END, payment_status = :payment,
                   payment_intent = coalesce(payment_intent, :intent), job_id = coalesce(job_id, :job),
                   paid_at = coalesce(paid_at, now()),
                   refunded_at = CASE :payment WHEN 'refunded' THEN coalesce(refunded_at, now()) END, updated_at = now()
             WHERE id = :order
            """;
    private static final String PAID_WITH = "SELECT id FROM fortune_order WHERE payment_intent = :intent";
    private static final String EXPIRE = """
            UPDATE fortune_order SET payment_status = 'expired', updated_at = now()
             WHERE id = :order AND payment_id = :payment AND paid_at IS NULL
            RETURNING account_id
            """;

    private final DatabaseClient database;

    PaymentBook(DatabaseClient database) {
        this.database = database;
    }

    /** Others who want the same wait until the transaction ends. */
    Mono<Void> turn(@Nullable Object what) {
        return what == null
                ? Mono.empty()
                : database.sql(TURN).bind("what", what.toString()).then();
    }

    /** {@link Effect#NOTED}, or {@link Effect#KNOWN} if it was noted before. */
    Mono<Effect> note(String eventId, String eventType, @Nullable UUID order) {
        return database.sql(NOTE)
                .bind("id", eventId)
                .bind("type", eventType)
                .bind("order", order == null ? Parameters.in(UUID.class) : Parameters.in(order))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 0 ? Effect.KNOWN : Effect.NOTED);
    }

    /** The order that was paid with a payment; empty if there is none. */
    Mono<UUID> paidWith(String intent) {
        return database.sql(PAID_WITH)
                .bind("intent", intent)
                .map(row -> required(row, "id", UUID.class))
                .one();
    }

    /** Empty if there is no such order, or the payment is not this order's. */
    Mono<PaymentState> lockWithJob(UUID order, @Nullable String intent) {
        return database.sql(LOCK_JOB)
                .bind("order", order)
                .fetch()
                .rowsUpdated()
                .then(lock(order, intent))
                .filter(state -> !state.taken() && !state.paidOtherwise(intent));
    }

    /** Empty if there is no such order. */
    Mono<PaymentState> lock(UUID order, @Nullable String intent) {
        return database.sql(PaymentState.LOCK)
                .bind("order", order)
                .bind("intent", text(intent))
                .map(PaymentState::read)
                .one();
    }

    /** @param payment the payment's status */
    Mono<Void> book(PaymentState state, String payment, @Nullable String intent) {
        return database.sql(BOOK)
                .bind("order", state.id())
                .bind("payment", payment)
                .bind("intent", text(intent))
                .bind("job", state.job().id().value())
                .then();
    }

    /** Says that a checkout can no longer be paid; empty if the order was paid or has another one, else whose it is. */
    Mono<UUID> expire(UUID order, String checkout) {
        return database.sql(EXPIRE)
                .bind("order", order)
                .bind("payment", checkout)
                .map(row -> required(row, "account_id", UUID.class))
                .one();
    }

    private static io.r2dbc.spi.Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : Parameters.in(value);
    }
}
