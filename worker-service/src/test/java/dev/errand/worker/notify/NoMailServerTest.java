package dev.errand.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A worker that knows no mail server, as in the embedded default. */
@TestPropertySource(properties = {"errand.mail.smtp.host=", "errand.mail.from="})
class NoMailServerTest extends MailTest {

    @Test
    void aMessageIsKeptInTheMailboxAndTheLogSaysSo() {
        var order = shop.order("kept@example.com", "Ann", "en");
        shop.pay(order);

        var job = shop.ended(shop.mail(order, "order_queued"));

        assertThat(job.status()).as("%s", job.error()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().tree().path("delivered").asBoolean()).isFalse();
        assertThat(shop.sent(job.id(), "delivered", Boolean.class)).isFalse();
        assertThat(shop.sent(job.id(), "message_id", String.class)).isEqualTo(job.id() + "@shop.example");
        assertThat(shop.sent(job.id(), "recipient", String.class)).isEqualTo("kept@example.com");
        assertThat(shop.sent(job.id(), "text", String.class)).contains("Experts: Bazi, Numerology");
        assertThat(shop.sent(job.id(), "html", String.class)).contains("<p>Order: " + order);
        assertThat(shop.sent(
                        job.id(),
                        "(SELECT string_agg(message, ' ') FROM job_log WHERE job_log.job_id = sent_mail.job_id)",
                        String.class))
                .contains("no mail server is configured");
        assertThat(arrived("kept@example.com")).isEmpty();
    }
}
