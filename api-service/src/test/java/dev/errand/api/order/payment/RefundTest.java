package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobOptions;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Money that goes back. */
class RefundTest extends PaymentTest {

    private Answer refund(UUID order) {
        return post("/api/admin/orders/" + order + "/refund");
    }

    /** Paid at a checkout. */
    private UUID paid() {
        var order = pending();
        var session = opened(order);
        var intent = STRIPE.ledger().pay(session);
        tell("evt_" + order, "checkout.session.completed", StripeNews.session(order, session, "paid", intent));
        return order;
    }

    private String intent(UUID order) {
        return orders.text(order, "payment_intent");
    }

    @Test
    void anAdminGivesTheMoneyBackAndTheAnalysisIsCancelled() {
        var order = paid();
        var answer = refund(order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("status").stringValue()).isEqualTo("refunded");
        assertThat(STRIPE.ledger().refunds()).containsExactly(intent(order));
        assertThat(orders.state(order)).isEqualTo("refunded refunded " + intent(order) + " t t 1 cancelled");
        assertThat(count("audit WHERE action = 'order_refunded' AND subject = '" + order + "'"))
                .isEqualTo(1);
    }

    @Test
    void theEventOfTheRefundChangesNothingMore() {
        var order = paid();
        refund(order);
        var before = orders.text(order, "fortune_order");
        tell(
                "evt_r",
                "charge.refunded",
                StripeNews.charge(Map.of("errand_order", order.toString()), intent(order), 2499));
        assertThat(orders.text(order, "fortune_order")).isEqualTo(before);
    }

    @Test
    void aRunningAnalysisIsAskedToStop() {
        var order = paid();
        hands.take(orders.job(order));
        refund(order);
        assertThat(hands.text(orders.job(order), "status || ' ' || (cancel_requested_at IS NOT NULL)"))
                .isEqualTo("processing true");
        assertThat(orders.text(order, "status")).isEqualTo("refunded");
    }

    @Test
    void whatWasGivenBackIsNotRunAgain() {
        var order = paid();
        refund(order);
        var answer = post("/api/jobs/" + orders.job(order) + "/retry");
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().path("detail").stringValue()).endsWith("does not let it run again");
        assertThat(orders.state(order)).isEqualTo("refunded refunded " + intent(order) + " t t 1 cancelled");
    }

    /** A refund waits for the order's lock; then a worker that ends the job comes, which takes the job's before the order's. */
    @Test
    void aRefundAndAWorkerThatEndsTheJobDoNotWaitForEachOther() throws Exception {
        var order = paid();
        hands.take(orders.job(order));
        var release = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(3);
        try {
            var holder = threads.submit(() -> holdOrder(order, release));
            await().until(() -> orderIsHeld(order));
            var answer = threads.submit(() -> refund(order));
            await().until(() -> waitForLocks() == 1);
            var worker = threads.submit(() -> hands.complete(orders.job(order), "{}"));
            await().until(() -> waitForLocks() == 2);
            release.countDown();
            holder.get();
            worker.get();
            assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
        } finally {
            release.countDown();
            threads.shutdownNow();
        }
        assertThat(orders.state(order)).isEqualTo("refunded refunded " + intent(order) + " t t 1 completed");
    }

    private void holdOrder(UUID order, CountDownLatch release) {
        database.sql("SELECT id FROM fortune_order WHERE id = :id FOR UPDATE")
                .bind("id", order)
                .then()
                .then(Mono.<Boolean>fromCallable(() -> release.await(30, TimeUnit.SECONDS))
                        .subscribeOn(Schedulers.boundedElastic()))
                .as(owner.transaction()::transactional)
                .block();
    }

    private boolean orderIsHeld(UUID order) {
        return count("(SELECT FROM fortune_order WHERE id = '" + order + "' FOR UPDATE SKIP LOCKED) AS free") == 0;
    }

    private long waitForLocks() {
        return count("pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()");
    }

    @Test
    void aReportThatIsThereStays() {
        var order = paid();
        hands.take(orders.job(order));
        hands.complete(orders.job(order), "{}");
        assertThat(orders.text(order, "status")).isEqualTo("completed");
        refund(order);
        assertThat(orders.state(order)).isEqualTo("refunded refunded " + intent(order) + " t t 1 completed");
    }

    @Test
    void manyRequestsAtOnceGiveBackOnce() throws Exception {
        var order = paid();
        var threads = Executors.newFixedThreadPool(8);
        try {
            var answers = new ArrayList<Future<Answer>>();
            for (var n = 0; n < 8; n++) {
                answers.add(threads.submit(() -> refund(order)));
            }
            for (var answer : answers) {
                assertThat(answer.get().status()).as(answer.get().body()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(STRIPE.ledger().refunds()).hasSize(1);
        assertThat(orders.text(order, "status")).isEqualTo("refunded");
    }

    @Test
    void whatStripesOwnPagesGaveBackIsGivenBackHere() {
        var order = paid();
        tell("evt_r", "charge.refunded", StripeNews.charge(Map.of(), intent(order), 2499));
        assertThat(orders.state(order)).isEqualTo("refunded refunded " + intent(order) + " t t 1 cancelled");
        assertThat(refund(order).status()).isEqualTo(200);
    }

    @Test
    void aPartOfTheMoneyIsNoRefundOfTheOrder() {
        var order = paid();
        tell("evt_r", "charge.refunded", StripeNews.charge(Map.of(), intent(order), 1000));
        assertThat(orders.text(order, "status")).isEqualTo("paid");
    }

    @Test
    void theRefundOfAnotherPaymentIsNotThisOrders() {
        var order = paid();
        var metadata = Map.of("errand_order", order.toString());
        tell("evt_r", "charge.refunded", StripeNews.charge(metadata, "pi_second", 2499));
        assertThat(orders.text(order, "status")).isEqualTo("paid");
    }

    @Test
    void whatStripeHasGivenBackAlreadyCountsAsGivenBack() {
        var order = paid();
        STRIPE.ledger().write("/v1/refunds", Map.of("payment_intent", intent(order)));
        assertThat(refund(order).status()).isEqualTo(200);
        assertThat(orders.text(order, "status")).isEqualTo("refunded");
    }

    @Test
    void whileStripeIsDownTheOrderStaysPaid() {
        var order = paid();
        STRIPE.breakDown(500);
        assertThat(refund(order).status()).isEqualTo(503);
        assertThat(orders.text(order, "status")).isEqualTo("paid");
        STRIPE.breakDown(0);
        assertThat(refund(order).status()).isEqualTo(200);
    }

    @Test
    void aBreakdownThatStripeRepeatsForADayIsGotAround() {
        var order = paid();
        STRIPE.breakDownUnderTheNextKey();
        assertThat(refund(order).status()).isEqualTo(200);
        assertThat(STRIPE.ledger().refunds()).containsExactly(intent(order));
    }

    @Test
    void whatWasNotPaidIsNotGivenBack() {
        var answer = refund(orders.pending(JobOptions.LOCAL_OWNER, "stripe"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").stringValue()).endsWith("/order-unpaid");
        assertThat(refund(UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(STRIPE.forms()).isEmpty();
    }
}
