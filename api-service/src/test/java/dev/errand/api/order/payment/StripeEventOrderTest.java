package dev.errand.api.order.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Events of one order that come in any order, late, twice and at once. */
class StripeEventOrderTest extends PaymentTest {

    private record News(String type, String paymentStatus) {}

    private static final News COMPLETED = new News("checkout.session.completed", "unpaid");
    private static final News SUCCEEDED = new News("checkout.session.async_payment_succeeded", "paid");
    private static final News PAID = new News("checkout.session.completed", "paid");
    private static final News EXPIRED = new News("checkout.session.expired", "unpaid");
    private static final News REFUNDED = new News("charge.refunded", "paid");
    private static final News SENT = new News("refund.created", "pending");
    private static final News RETURNED = new News("refund.failed", "failed");

    private Answer tell(UUID order, News news, String eventId) {
        var intent = "pi_" + order;
        var metadata = Map.of("errand_order", order.toString());
        return tell(
                eventId,
                news.type,
                news == SENT || news == RETURNED
                        ? StripeNews.refund("re_" + order, intent, 2499, news.paymentStatus)
                        : news == REFUNDED
                                ? StripeNews.charge(metadata, intent, 2499)
                                : StripeNews.session(order, "cs_" + order, news.paymentStatus, intent));
    }

    private UUID opened() {
        var order = pending();
        database.sql("UPDATE fortune_order SET payment_id = 'cs_' || id WHERE id = :id")
                .bind("id", order)
                .then()
                .block();
        return order;
    }

    private static List<List<News>> permutations(List<News> news) {
        if (news.isEmpty()) {
            return List.of(List.of());
        }
        var all = new ArrayList<List<News>>();
        for (var first : news) {
            var rest = new ArrayList<>(news);
            rest.remove(first);
            permutations(rest).forEach(tail -> {
                var one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                all.add(one);
            });
        }
        return all;
    }

    /** The states that orders end in, if these events come in every order, each of them twice. */
    private LinkedHashSet<String> ends(List<News> news) {
        var ends = new LinkedHashSet<String>();
        for (var order : permutations(news)) {
            var id = opened();
            for (var one : order) {
                var event = "evt_" + news.indexOf(one) + "_" + id;
                assertThat(tell(id, one, event).status()).isEqualTo(200);
                assertThat(tell(id, one, event).status()).isEqualTo(200);
            }
            ends.add(orders.state(id).replace(id.toString(), "ORDER"));
        }
        return ends;
    }

    @Test
    void anOrderThatIsPaidEndsPaidWithOneJobInEveryOrderOfEvents() {
        assertThat(ends(List.of(COMPLETED, SUCCEEDED, EXPIRED, PAID)))
                .containsExactly("paid paid pi_ORDER t f 1 queued");
    }

    @Test
    void anOrderThatIsGivenBackEndsRefundedWithOneJobThatDoesNotRunInEveryOrderOfEvents() {
        assertThat(ends(List.of(COMPLETED, SUCCEEDED, EXPIRED, REFUNDED, PAID)))
                .containsExactly("refunded refunded pi_ORDER t t 1 cancelled");
    }

    @Test
    void anOrderWhoseRefundFailsEndsThereInEveryOrderOfEvents() {
        assertThat(ends(List.of(PAID, REFUNDED, SENT, RETURNED)))
                .containsExactly("refunded refund_failed pi_ORDER t f 1 cancelled");
    }

    /** Neither waits for the other for ever, nor decides by what it cannot see yet. */
    @Test
    void newsThatComesAllAtOnceEndsTheSame() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var round = 0; round < 10; round++) {
                var order = opened();
                var answers = new ArrayList<java.util.concurrent.Future<Answer>>();
                for (var news : List.of(PAID, REFUNDED, SENT, RETURNED, SUCCEEDED, RETURNED, SENT, PAID)) {
                    var event = "evt_" + answers.size() + "_" + order;
                    answers.add(threads.submit(() -> tell(order, news, event)));
                }
                for (var answer : answers) {
                    assertThat(answer.get().status()).isEqualTo(200);
                }
                assertThat(orders.state(order)).isEqualTo("refunded refund_failed pi_" + order + " t f 1 cancelled");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aRefundThatIsToldBeforeItsPaymentPromisesNobodyAnAnalysis() {
        var order = opened();
        tell(order, REFUNDED, "evt_1");
        tell(order, PAID, "evt_2");
        assertThat(mails()).isZero();
    }

    @Test
    void whoPaysHearsOfItOnce() {
        var order = opened();
        tell(order, PAID, "evt_1");
        tell(order, SUCCEEDED, "evt_2");
        assertThat(mails()).isEqualTo(1);
    }

    private long mails() {
        return count("job WHERE type = 'notify.email' AND input ->> 'template' = 'order_queued'");
    }

    @Test
    void manyEventsAtOncePayOnce() throws Exception {
        var order = opened();
        var threads = Executors.newFixedThreadPool(16);
        try {
            var answers = new ArrayList<java.util.concurrent.Future<Answer>>();
            for (var n = 0; n < 48; n++) {
                var event = "evt_" + n / 3; // each of them three times
                answers.add(threads.submit(() -> tell(order, PAID, event)));
            }
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(orders.state(order)).isEqualTo("paid paid pi_" + order + " t f 1 queued");
        assertThat(count("stripe_event WHERE order_id IS NOT NULL")).isEqualTo(16);
    }

    @Test
    void aPaymentAfterTheExpiryCounts() {
        var order = opened();
        tell(order, EXPIRED, "evt_1");
        assertThat(orders.state(order)).isEqualTo("pending expired f f 0");
        tell(order, SUCCEEDED, "evt_2");
        assertThat(orders.state(order)).isEqualTo("paid paid pi_" + order + " t f 1 queued");
    }

    @Test
    void theJobKnowsWhatWasOrdered() {
        var order = opened();
        tell(order, PAID, "evt_1");
        var input = hands.text(orders.job(order), "input");
        assertThat(new dev.errand.job.Json(input).as(dev.errand.fortune.FortuneAnalysis.class))
                .satisfies(analysis -> {
                    assertThat(analysis.order()).isEqualTo(order);
                    assertThat(analysis.experts()).containsExactly("bazi", "ziwei", "astrology");
                    assertThat(analysis.profile().birthTime()).isEqualTo("23:40:00");
                    assertThat(analysis.question()).isEqualTo("Shall I move?");
                });
        assertThat(get("/api/jobs/" + orders.job(order) + "/stages")
                        .json()
                        .path("stages")
                        .valueStream()
                        .map(stage -> stage.path("name").stringValue())
                        .collect(Collectors.joining(" ")))
                .isEqualTo("charts experts synthesis report pdf");
    }
}
