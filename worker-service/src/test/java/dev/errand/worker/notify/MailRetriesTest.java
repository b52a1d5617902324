package dev.errand.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobStatus;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;

/** What happens to a message when the mail server, or the worker, does not do its part. */
class MailRetriesTest extends MailTest {

    @Test
    void aJobThatRunsTwiceSendsOnce() {
        var order = shop.order("once@example.com", "Ann", "en");
        shop.pay(order);
        var job = shop.mail(order, "order_queued");
        var first = shop.ended(job);
        shop.runNow(job);

        var second = shop.ended(job, 2);

        assertThat(second.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(second.result()).isEqualTo(first.result());
        assertThat(arrived("once@example.com")).hasSize(1);
    }

    @Test
    void whatIsSentAgainBecauseItsRowWasLostHasTheSameMessageId() throws Exception {
        var order = shop.order("crash@example.com", "Ann", "en");
        shop.pay(order);
        var job = shop.mail(order, "order_queued");
        shop.ended(job);
        shop.forgetSent(job);
        shop.runNow(job);

        shop.ended(job, 2);

        var ids = arrived("crash@example.com", 2).stream().map(MailRetriesTest::messageId);
        assertThat(ids).containsExactly(messageId(job), messageId(job));
    }

    @Test
    void aRecipientThatIsDeferredIsTriedAgain() {
        DOOR.refuse("450 4.2.1 mailbox busy, says greylist.internal");
        var order = shop.order("busy@example.com", "Ann", "en");
        shop.pay(order);
        var job = shop.mail(order, "order_queued");

        var deferred = shop.failed(job, 1);
        assertThat(ShopRows.kind(deferred)).isEqualTo("mail_deferred");
        assertThat(deferred.error().tree().path("message").asString())
                .isEqualTo("the mail server does not take the message now: 450 4.2.1");
        DOOR.letThrough();
        shop.runNow(job);

        assertThat(shop.ended(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(arrived("busy@example.com")).hasSize(1);
    }

    @Test
    void aRecipientThatIsRefusedIsGivenUp() {
        DOOR.refuse("550 5.1.1 no such user");
        var order = shop.order("nobody@example.com", "Ann", "en");
        shop.pay(order);

        var job = shop.ended(shop.mail(order, "order_queued"));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(ShopRows.kind(job)).isEqualTo("mail_refused");
        assertThat(job.error().tree().path("message").asString())
                .isEqualTo("the mail server refuses the message for good: 550 5.1.1");
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        DOOR.shut();
        var order = shop.order("down@example.com", "Ann", "en");
        shop.pay(order);
        var job = shop.mail(order, "order_queued");

        assertThat(ShopRows.kind(shop.failed(job, 1))).isEqualTo("mail_away");
        DOOR.letThrough();
        shop.runNow(job);

        assertThat(shop.ended(job).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(arrived("down@example.com")).hasSize(1);
    }

    @Test
    void anAddressThatSmugglesAHeaderOrAnotherRecipientGetsNothing() {
        for (var address :
                new String[] {"a@example.com\r\nbcc: b@example.com", "a@example.com,b@example.com", "a<b@example.com>"
                }) {
            var order = shop.order(address, "Ann", "en");
            shop.pay(order);

            var job = shop.ended(shop.mail(order, "order_queued"));

            assertThat(job.status()).as(address).isEqualTo(JobStatus.FAILED);
            assertThat(ShopRows.kind(job)).isEqualTo("bad_address");
        }
        assertThat(arrived("b@example.com")).isEmpty();
        assertThat(arrived("a@example.com")).isEmpty();
    }

    @Test
    void anOrderWithoutAnAddressIsInTheMailboxOnly() {
        var order = shop.order(null, "Ann", "en");
        shop.pay(order);

        var job = shop.ended(shop.mail(order, "order_queued"));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(shop.sent(job.id(), "delivered", Boolean.class)).isFalse();
        assertThat(shop.sent(job.id(), "recipient", String.class)).isNull();
    }

    private static String messageId(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
