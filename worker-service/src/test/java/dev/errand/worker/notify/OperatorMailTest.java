package dev.errand.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import dev.errand.mail.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** What operators are told, and how often. */
@TestPropertySource(properties = "errand.mail.admin-per-hour=3")
class OperatorMailTest extends MailTest {

    private static final Map<String, Map<String, String>> MONEY = Map.of(
            "refund_failed_admin",
            Map.of("refund", "re_1", "payment", "pi_1", "amount", "24.99 USD", "reason", "lost_or_stolen_card"),
            "payment_disputed_admin",
            Map.of(
                    "dispute",
                    "du_1",
                    "payment",
                    "pi_1",
                    "amount",
                    "24.99 USD",
                    "reason",
                    "fraudulent",
                    "status",
                    "lost",
                    "due",
                    "2027-01-15T08:00:00Z"),
            "payment_unmatched_admin",
            Map.of("payment", "pi_1", "why", "the order is gone"));

    private static List<MimeMessage> about(UUID order) {
        return arrived("operators@shop.example").stream()
                .filter(message -> text(message).contains("Order: " + order))
                .toList();
    }

    private static String text(MimeMessage message) {
        try {
            return part(message, 0);
        } catch (MessagingException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void moneyThatNeedsSomebodyIsToldAlsoIfTheOrderIsGone() {
        MONEY.forEach((template, facts) -> {
            var gone = UUID.randomUUID();
            var job = shop.ended(shop.money(template, gone, facts));
            assertThat(job.status()).as("%s: %s", template, job.error()).isEqualTo(JobStatus.COMPLETED);
            assertThat(about(gone)).as(template).singleElement().satisfies(message -> {
                assertThat(text(message)).contains(facts.values()).contains("https://shop.example/orders/" + gone);
                assertThat(message.getSubject()).startsWith("[ALERT]");
                assertThat(part(message, 1)).doesNotContainPattern("\\{[a-z]+}");
            });
            assertThat(shop.sent(job.id(), "order_id::text", String.class)).isNull();
        });
    }

    @Test
    void manyFailuresAtOnceAreNotAsManyMessages() {
        var orders = new ArrayList<UUID>();
        var alerts = new ArrayList<JobId>();
        for (var n = 0; n < 8; n++) {
            var order = shop.order("many" + n + "@example.com", "Ann", "en");
            shop.fail(shop.pay(order), "no stars");
            orders.add(order);
            alerts.add(shop.mail(order, "order_failed_admin"));
        }
        alerts.forEach(alert -> assertThat(shop.ended(alert).status()).isEqualTo(JobStatus.COMPLETED));

        var delivered = alerts.stream()
                .filter(alert -> shop.sent(alert, "delivered", Boolean.class))
                .count();
        assertThat(delivered).isBetween(3L, 4L); // two are sent at a time
        assertThat(orders.stream().mapToInt(order -> about(order).size()).sum()).isEqualTo((int) delivered);
        orders.forEach(order -> shop.ended(shop.mail(order, "order_reviewing")));
        assertThat(arrived("many7@example.com")).hasSize(2);
    }

    @Test
    void whoGotTheirMoneyBackIsNotToldOfTheirAnalysis() {
        DOOR.shut();
        var order = shop.order("back@example.com", "Ann", "en");
        shop.complete(shop.pay(order));
        var queued = shop.mail(order, "order_queued");
        var ready = shop.mail(order, "order_ready");
        shop.failed(queued, 1);
        shop.failed(ready, 1);
        shop.refund(order);
        DOOR.letThrough();
        shop.runNow(queued);
        shop.runNow(ready);

        assertThat(shop.ended(queued).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(shop.ended(ready).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(arrived("back@example.com")).isEmpty();
    }

    @Test
    void aCancelledAnalysisIsReviewedByNobody() {
        var order = shop.order("stop@example.com", "Ann", "en");
        shop.cancel(shop.pay(order));

        shop.ended(shop.mail(order, "order_cancelled_admin"));
        shop.ended(shop.mail(order, "order_queued"));

        assertThat(shop.mails(order)).isEqualTo(2);
        assertThat(about(order))
                .singleElement()
                .satisfies(message ->
                        assertThat(message.getSubject()).isEqualTo("[ALERT] Analysis cancelled: order " + order));
    }

    @Test
    void aMailServerMayBeAwayForADay() {
        var order = shop.order("day@example.com", "Ann", "en");
        shop.pay(order);
        var job = shop.ended(shop.mail(order, "order_queued"));
        assertThat(job.maxRetries()).isEqualTo(Mail.TYPE.retry().maxRetries());
        var longest = java.time.Duration.ZERO;
        for (var failures = 1; failures <= job.maxRetries(); failures++) {
            longest = longest.plus(Mail.TYPE.retry().ceiling(failures));
        }
        assertThat(longest).isGreaterThan(java.time.Duration.ofHours(24));
    }

    @Test
    void anErasedAccountHearsNothingMore() {
        var order = shop.order("gone@example.com", "Ann", "en");
        var analysis = shop.pay(order);
        shop.ended(shop.mail(order, "order_queued"));
        shop.forget(order);
        shop.fail(analysis, "cancelled");
        assertThat(shop.mails(order)).isEqualTo(1);
    }
}
