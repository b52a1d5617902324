package dev.errand.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of messages whose jobs end otherwise, and of old ones. */
class MessageEndsTest extends WebhookTest {

    private void tidy() {
        new Tidying(database).tidy().block();
    }

    @Test
    void aMessageThatArrivedIsNotSentAgainWhenItsWorkerDiedBeforeItSaidSo() throws Exception {
        var endpoint = endpoint("/", "job.completed");
        submit("done", JobOptions.NONE.owner(OWNER));
        receiver.next();
        reaches(endpoint, "delivered");
        await().until(() -> count("SELECT count(*) FROM job WHERE completed_at IS NULL") == 0);

        sql(
                "UPDATE job SET status = 'queued', completed_at = NULL, queued_at = now() - interval '1 minute', result = NULL"
                        + " WHERE type = 'webhook.delivery'");

        await().until(() -> count("SELECT count(*) FROM job WHERE type = 'webhook.delivery' AND status = 'completed'"
                        + " AND attempt = 2")
                == 1);
        assertThat(receiver.nextWithin(Duration.ofMillis(100))).isNull();
        assertThat(count("SELECT count(*) FROM webhook_attempt")).isEqualTo(1);
    }

    @Test
    void aMessageWhoseJobWasCancelledHasFailed() throws Exception {
        receiver.answers(Receiver.Reply.status(500));
        var endpoint = endpoint("/", "job.completed");
        submit("done", JobOptions.NONE.owner(OWNER));
        receiver.next();
        await().until(() -> count("SELECT count(*) FROM job WHERE type = 'webhook.delivery' AND status = 'queued'"
                        + " AND failures = 1")
                == 1);
        tidy();
        assertThat(text("SELECT status FROM webhook_delivery")).isEqualTo("pending");

        sql("UPDATE job SET status = 'cancelled', completed_at = now() WHERE type = 'webhook.delivery'");
        tidy();

        reaches(endpoint, "failed");
        assertThat(count("SELECT count(*) FROM webhook_event")).isZero();
    }

    @Test
    void oldMessagesAndExpiredSecretsAreForgotten() throws Exception {
        var endpoint = endpoint("/", "job.completed");
        sql("INSERT INTO webhook_secret (endpoint_id, secret, expires_at) VALUES ('" + endpoint + "', '" + OTHER_SECRET
                + "', now() - interval '1 second')");
        submit("done", JobOptions.NONE.owner(OWNER));
        receiver.next();
        reaches(endpoint, "delivered");
        tidy();
        assertThat(count("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
        assertThat(secret(endpoint)).isNotEqualTo(OTHER_SECRET);

        sql("UPDATE webhook_delivery SET ended_at = now() - interval '31 days'");
        tidy();

        assertThat(count("SELECT count(*) FROM webhook_delivery")).isZero();
        assertThat(count("SELECT count(*) FROM webhook_attempt")).isZero();
    }

    @Test
    void whatIsNotedOfAnEndpointThatWentMeanwhileIsForgotten() throws Exception {
        var gone = endpoint("/gone", "job.completed");
        receiver.answers(Receiver.Reply.status(500));
        submit("done", JobOptions.NONE.owner(OWNER));
        receiver.next();
        await().until(() -> count("SELECT count(*) FROM webhook_attempt") == 1);

        sql("DELETE FROM webhook_endpoint WHERE id = '" + gone + "'");
        retryNow();

        await().until(() -> count("SELECT count(*) FROM job WHERE completed_at IS NULL") == 0);
        assertThat(text("SELECT result ->> 'outcome' FROM job WHERE type = 'webhook.delivery'"))
                .isEqualTo("dropped");
        assertThat(receiver.nextWithin(Duration.ofMillis(100))).isNull();
    }
}
