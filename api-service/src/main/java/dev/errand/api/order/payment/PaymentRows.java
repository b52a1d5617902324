package dev.errand.api.order.payment;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.job.Jobs;
import io.r2dbc.spi.Parameters;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Books payments in the rows of orders. A transaction takes its turn for the order first, then locks the job, then the order:
 * in the order in which a worker that ends the job does.
 */
@Component
class PaymentRows implements OrderPayments {

    private static final Logger log = LoggerFactory.getLogger(PaymentRows.class);

    private static final String TURN = "SELECT pg_advisory_xact_lock(hashtextextended(:order::text, 4419))";
    private static final String NOTE =
            "INSERT INTO stripe_event (id, type, order_id) VALUES (:id, :type, :order) ON CONFLICT DO NOTHING";
    private static final String LOCK_JOB =
            "SELECT id FROM job WHERE id = (SELECT job_id FROM fortune_order WHERE id = :order) FOR UPDATE";
    private static final String BOOK = """
            UPDATE fortune_order
               SET status = :status, payment_status = :status, payment_intent = coalesce(payment_intent, :intent),
                   job_id = coalesce(job_id, :job), paid_at = coalesce(paid_at, now()),
                   refunded_at = CASE WHEN :status = 'refunded' THEN now() END, updated_at = now()
             WHERE id = :order
            """;
    private static final String EXPIRE = """
            UPDATE fortune_order SET payment_status = 'expired', updated_at = now()
             WHERE id = :order AND payment_id = :payment AND paid_at IS NULL
            """;

    private final DatabaseClient database;
    private final Jobs jobs;
    private final JobStop stop;
    private final AfterCommit after;
    private final TransactionalOperator transaction;

    PaymentRows(
            DatabaseClient database, Jobs jobs, JobStop stop, AfterCommit after, TransactionalOperator transaction) {
        this.database = database;
        this.jobs = jobs;
        this.stop = stop;
        this.after = after;
        this.transaction = transaction;
    }

    @Override
    public Mono<Boolean> paid(UUID order, String eventId, String eventType, @Nullable String paymentIntent) {
        return once(
                order,
                eventId,
                eventType,
                lock(order, eventId, paymentIntent)
                        .filter(state -> !state.paid())
                        .flatMap(state -> jobs.insert(List.of(state.job()))
                                .flatMap(ready ->
                                        book(state, "paid", paymentIntent).thenReturn(new Effect(true, ready, null)))));
    }

    @Override
    public Mono<Boolean> expired(UUID order, String eventId, String eventType, String paymentId) {
        return once(
                order,
                eventId,
                eventType,
                database.sql(EXPIRE)
                        .bind("order", order)
                        .bind("payment", paymentId)
                        .then()
                        .thenReturn(Effect.NOTED));
    }

    @Override
    public Mono<Boolean> refunded(UUID order, String eventId, String eventType, @Nullable String paymentIntent) {
        return once(
                order,
                eventId,
                eventType,
                database.sql(LOCK_JOB)
                        .bind("order", order)
                        .fetch()
                        .rowsUpdated()
                        .then(lock(order, eventId, paymentIntent))
                        .filter(state -> !state.refunded() && !state.paidOtherwise(paymentIntent))
                        .flatMap(state -> giveBack(state, paymentIntent)));
    }

    @Override
    public Mono<Boolean> noted(String eventId, String eventType, @Nullable UUID order) {
        return alone(note(eventId, eventType, order));
    }

    /** Money that went back had come: an order of which that was not told yet has its job, too, which never runs. */
    private Mono<Effect> giveBack(PaymentState state, @Nullable String intent) {
        var job = state.jobId() == null ? state.job().id().value() : state.jobId();
        return (state.jobId() == null ? jobs.insert(List.of(state.job())).then() : Mono.<Void>empty())
                .then(book(state, "refunded", intent))
                .then(stop.stop(job))
                .map(stopped -> new Effect(true, List.of(), stopped))
                .defaultIfEmpty(Effect.NOTED);
    }

    /** Empty if there is no such order, or the payment is another order's. */
    private Mono<PaymentState> lock(UUID order, String eventId, @Nullable String intent) {
        return database.sql(PaymentState.LOCK)
                .bind("order", order)
                .bind("intent", text(intent))
                .map(PaymentState::read)
                .one()
                .switchIfEmpty(Mono.fromRunnable(() -> log.warn("event {} names no order here: {}", eventId, order)))
                .doOnNext(state -> {
                    if (state.taken() || state.paidOtherwise(intent)) {
                        log.error("event {}: {} is not the payment of order {}", eventId, intent, order);
                    }
                })
                .filter(state -> !state.taken());
    }

    private Mono<Void> book(PaymentState state, String status, @Nullable String intent) {
        return database.sql(BOOK)
                .bind("order", state.id())
                .bind("status", status)
                .bind("intent", text(intent))
                .bind("job", state.job().id().value())
                .then();
    }

    private Mono<Boolean> once(UUID order, String eventId, String eventType, Mono<Effect> effect) {
        var turn = database.sql(TURN).bind("order", order).then();
        return alone(turn.then(note(eventId, eventType, order))
                .flatMap(noted -> noted.fresh() ? effect.defaultIfEmpty(noted) : Mono.just(noted)));
    }

    private Mono<Effect> note(String eventId, String eventType, @Nullable UUID order) {
        return database.sql(NOTE)
                .bind("id", eventId)
                .bind("type", eventType)
                .bind("order", order == null ? Parameters.in(UUID.class) : Parameters.in(order))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 0 ? Effect.KNOWN : Effect.NOTED);
    }

    /** In a transaction of its own; the workers hear of it after the commit. */
    private Mono<Boolean> alone(Mono<Effect> work) {
        return RowAccess.everything(Shielded.from(() -> work.as(transaction::transactional)))
                .delayUntil(after::tell)
                .map(Effect::fresh);
    }

    private static io.r2dbc.spi.Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : Parameters.in(value);
    }
}
