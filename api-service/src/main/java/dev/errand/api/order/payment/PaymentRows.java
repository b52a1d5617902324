package dev.errand.api.order.payment;

import dev.errand.api.connection.RowAccess;
import dev.errand.api.connection.Shielded;
import dev.errand.job.Jobs;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Books payments, each event in one transaction. */
@Component
class PaymentRows implements OrderPayments {

    private static final Logger log = LoggerFactory.getLogger(PaymentRows.class);

    private final PaymentBook book;
    private final Jobs jobs;
    private final RefundRows refunds;
    private final PaymentNews news;
    private final JobStop stop;
    private final AfterCommit after;
    private final TransactionalOperator transaction;

    PaymentRows(
            PaymentBook book,
            Jobs jobs,
            RefundRows refunds,
            PaymentNews news,
            JobStop stop,
            AfterCommit after,
            TransactionalOperator transaction) {
        this.book = book;
        this.jobs = jobs;
        this.refunds = refunds;
        this.news = news;
        this.stop = stop;
        this.after = after;
        this.transaction = transaction;
    }

    @Override
    public Mono<Boolean> paid(UUID order, String eventId, String eventType, @Nullable String paymentIntent) {
        var told = paymentIntent == null ? eventId : paymentIntent;
        return once(
                order,
                paymentIntent,
                eventId,
                eventType,
                book.lock(order, paymentIntent)
                        .flatMap(state -> pay(state, told, paymentIntent))
                        .switchIfEmpty(Mono.defer(() -> lost(order, told, "the order is gone"))));
    }

    private Mono<Effect> pay(PaymentState state, String told, @Nullable String intent) {
        if (state.taken()) {
            log.error("{} is the payment of another order than {}", told, state.id());
            return Mono.just(Effect.NOTED);
        } else if (state.paidOtherwise(intent)) {
            return lost(state.id(), told, "the order was paid with another payment");
        } else if (state.paid()) {
            return Mono.just(Effect.NOTED);
        } else if (state.forgotten()) {
            return lost(state.id(), told, "the account of the order is erased");
        }
        return sentBack(state, intent)
                .flatMap(standing -> giveBack(state, intent, standing))
                .switchIfEmpty(Mono.defer(() -> jobs.insert(List.of(state.job()))
                        .flatMap(ready -> book.book(state, "paid", intent).thenReturn(new Effect(true, ready, null)))));
    }

    /** Refunds may be told of before their payment. */
    private Mono<String> sentBack(PaymentState state, @Nullable String intent) {
        return intent == null ? Mono.empty() : refunds.standing(state, intent);
    }

    /** Once for each payment, however many events tell of it. */
    private Mono<Effect> lost(UUID order, String payment, String why) {
        log.error("payment {} names order {} and is not booked: {}", payment, order, why);
        return book.note("unmatched." + payment, "unmatched", order)
                .filter(Effect::fresh)
                .flatMap(noted -> news.unmatched(order, payment, why).map(noted::with))
                .defaultIfEmpty(Effect.NOTED);
    }

    @Override
    public Mono<Boolean> unmatched(UUID order, String eventId, String eventType, String payment, String why) {
        return once(order, null, eventId, eventType, Mono.defer(() -> lost(order, payment, why)));
    }

    @Override
    public Mono<Boolean> disputed(UUID order, String eventId, String eventType, Map<String, String> facts) {
        return once(order, null, eventId, eventType, news.disputed(order, facts).map(Effect.NOTED::with));
    }

    @Override
    public Mono<Boolean> expired(UUID order, String eventId, String eventType, String paymentId) {
        return once(
                order, null, eventId, eventType, book.expire(order, paymentId).map(account -> Effect.NOTED));
    }

    @Override
    public Mono<Boolean> failed(UUID order, String eventId, String eventType, String paymentId) {
        return once(
                order,
                null,
                eventId,
                eventType,
                book.expire(order, paymentId)
                        .flatMap(account -> news.paymentFailed(order, account))
                        .map(Effect.NOTED::with));
    }

    @Override
    public Mono<Boolean> refunded(UUID order, String eventId, String eventType, @Nullable String paymentIntent) {
        return once(
                order,
                paymentIntent,
                eventId,
                eventType,
                book.lockWithJob(order, paymentIntent).flatMap(state -> {
                    var intent = paymentIntent == null ? state.paymentIntent() : paymentIntent;
                    return intent == null
                            ? withdraw(state, null, "refunded")
                            : refunds.allOf(intent).then(settle(state, intent));
                }));
    }

    @Override
    public Mono<Boolean> refund(@Nullable UUID order, String eventId, String eventType, MoneyBack back) {
        var intent = back.paymentIntent();
        return once(
                order,
                intent,
                eventId,
                eventType,
                refunds.keep(back)
                        .then(order == null ? book.paidWith(intent) : Mono.just(order))
                        .flatMap(named -> book.lockWithJob(named, intent))
                        .flatMap(state -> settle(state, intent)
                                .defaultIfEmpty(Effect.NOTED)
                                .flatMap(effect -> tell(state, back, effect))));
    }

    private Mono<Effect> tell(PaymentState state, MoneyBack back, Effect effect) {
        return !back.failed()
                ? Mono.just(effect)
                : book.note("failed." + back.id(), "refund.failed", state.id())
                        .filter(Effect::fresh)
                        .flatMap(first -> news.refundFailed(state.id(), back))
                        .map(effect::with)
                        .defaultIfEmpty(effect);
    }

    private Mono<Effect> settle(PaymentState state, String intent) {
        return refunds.standing(state, intent).flatMap(standing -> withdraw(state, intent, standing));
    }

    private Mono<Effect> withdraw(PaymentState state, @Nullable String intent, String standing) {
        if (!state.withdrawn()) {
            return giveBack(state, intent, standing);
        }
        return state.status().equals(standing)
                ? Mono.just(Effect.NOTED)
                : book.book(state, standing, intent).thenReturn(Effect.NOTED);
    }

    @Override
    public Mono<Boolean> noted(String eventId, String eventType, @Nullable UUID order) {
        return alone(book.note(eventId, eventType, order));
    }

    /** Money that went back had come: an order of which that was not told yet has its job, too, which never runs. */
    private Mono<Effect> giveBack(PaymentState state, @Nullable String intent, String standing) {
        var job = state.jobId() == null ? state.job().id().value() : state.jobId();
        return (state.jobId() == null ? jobs.insert(List.of(state.job())).then() : Mono.<Void>empty())
                .then(book.book(state, standing, intent))
                .then(stop.stop(job))
                .map(stopped -> new Effect(true, List.of(), stopped))
                .defaultIfEmpty(Effect.NOTED);
    }

    private Mono<Boolean> once(
            @Nullable UUID order, @Nullable String intent, String eventId, String eventType, Mono<Effect> effect) {
        return alone(book.turn(order)
                .then(book.turn(intent))
                .then(book.note(eventId, eventType, order))
                .flatMap(noted -> noted.fresh() ? effect.defaultIfEmpty(noted) : Mono.just(noted)));
    }

    /** In a transaction of its own; the workers hear of it after the commit. */
    private Mono<Boolean> alone(Mono<Effect> work) {
        return RowAccess.everything(Shielded.from(() -> work.as(transaction::transactional)))
                .delayUntil(after::tell)
                .map(Effect::fresh);
    }
}
