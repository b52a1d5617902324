package dev.errand.worker.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole worker, with endpoints on this machine. */
class WebhookJobTest extends WebhookTest {

    @Test
    void anEndpointIsToldOfACompletedJobWithASignatureThatHolds() throws Exception {
        var endpoint = endpoint("/hooks", "job.completed");
        var job = submit("done", JobOptions.NONE.owner(OWNER).tags(List.of("nightly")));

        var received = receiver.next();

        assertThat(received.path()).isEqualTo("/hooks");
        assertThat(received.signedBy(secret(endpoint))).isTrue();
        var body = new Json(received.body()).tree();
        assertThat(body.path("type").asString()).isEqualTo("job.completed");
        assertThat(body.path("timestamp").asString()).endsWith("Z");
        var data = body.path("data");
        assertThat(data.path("id").asString()).isEqualTo(job.toString());
        assertThat(data.path("type").asString()).isEqualTo("test.hook");
        assertThat(data.path("status").asString()).isEqualTo("completed");
        assertThat(data.path("tags").path(0).asString()).isEqualTo("nightly");
        assertThat(received.body()).doesNotContain("SECRET-RESULT").doesNotContain("SECRET-INPUT");
        reaches(endpoint, "delivered");
        assertThat(
                        text(
                                "SELECT status_code || ' ' || coalesce(error, 'none') || ' ' || (latency_ms >= 0) FROM webhook_attempt"))
                .isEqualTo("204 none true");
        assertThat(text("SELECT 'msg_' || replace(id::text, '-', '') FROM webhook_delivery"))
                .isEqualTo(received.header("Webhook-id"));
    }

    @Test
    void aFailedJobIsToldOfWithItsError() throws Exception {
        endpoint("/", "job.failed");
        submit("done", JobOptions.NONE.owner(OWNER));
        submit("fail", JobOptions.NONE.owner(OWNER));

        var body = new Json(receiver.next().body()).tree();

        assertThat(body.path("type").asString()).isEqualTo("job.failed");
        assertThat(body.path("data").path("error").path("message").asString()).isEqualTo("no luck");
        await().until(() -> count("SELECT count(*) FROM webhook_event") == 0);
        assertThat(count("SELECT count(*) FROM webhook_delivery")).isEqualTo(1); // not asked to tell of the other
    }

    @Test
    void aJobThatIsCancelledWhileItWaitsIsToldOf() throws Exception {
        endpoint("/", "job.cancelled");
        var job = waiting(OWNER);

        sql("UPDATE job SET status = 'cancelled', completed_at = now(), cancel_requested_at = now() WHERE id = '" + job
                + "'");

        var body = new Json(receiver.next().body()).tree();
        assertThat(body.path("type").asString()).isEqualTo("job.cancelled");
        assertThat(body.path("data").path("id").asString()).isEqualTo(job.toString());
    }

    @Test
    void nobodyIsToldOfOthersJobsNorOfDeliveries() throws Exception {
        endpoint("/", "job.completed", "job.failed", "job.cancelled");
        submit("done", JobOptions.NONE);
        var mine = submit("done", JobOptions.NONE.owner(OWNER));

        var body = new Json(receiver.next().body()).tree();

        assertThat(body.path("data").path("id").asString()).isEqualTo(mine.toString());
        await().until(() -> count("SELECT count(*) FROM job WHERE completed_at IS NULL") == 0);
        assertThat(count("SELECT count(*) FROM webhook_event")).isZero();
        assertThat(count("SELECT count(*) FROM webhook_delivery")).isEqualTo(1);
    }

    @Test
    void whileSecretsAreRotatedBothSign() throws Exception {
        var endpoint = endpoint("/", "job.completed");
        var old = secret(endpoint);
        sql("UPDATE webhook_secret SET expires_at = now() + interval '1 hour'");
        sql("INSERT INTO webhook_secret (endpoint_id, secret) VALUES ('" + endpoint + "', '" + OTHER_SECRET + "')");
        submit("done", JobOptions.NONE.owner(OWNER));

        var during = receiver.next();
        assertThat(during.signedBy(old)).isTrue();
        assertThat(during.signedBy(OTHER_SECRET)).isTrue();

        sql("UPDATE webhook_secret SET expires_at = now() - interval '1 second' WHERE expires_at IS NOT NULL");
        submit("done", JobOptions.NONE.owner(OWNER));

        var afterwards = receiver.next();
        assertThat(afterwards.signedBy(old)).isFalse();
        assertThat(afterwards.signedBy(OTHER_SECRET)).isTrue();
    }

    @Test
    void aMessageThatIsNotTakenIsSentAgainUnderTheSameId() throws Exception {
        receiver.answers(Receiver.Reply.status(503), Receiver.Reply.status(302, "Location", "/elsewhere"));
        var endpoint = endpoint("/", "job.completed");
        submit("done", JobOptions.NONE.owner(OWNER));

        var first = receiver.next();
        await().until(() -> count("SELECT count(*) FROM webhook_attempt") == 1);
        assertThat(text("SELECT failures || ' ' || (failing_since IS NOT NULL) FROM webhook_endpoint"))
                .isEqualTo("1 true");
        retryNow();
        var second = receiver.next();
        await().until(() -> count("SELECT count(*) FROM webhook_attempt") == 2);
        retryNow();
        var third = receiver.next();

        assertThat(List.of(second.header("Webhook-id"), third.header("Webhook-id")))
                .containsOnly(first.header("Webhook-id"));
        assertThat(third.path()).isEqualTo("/");
        reaches(endpoint, "delivered");
        assertThat(text("SELECT string_agg(status_code::text, ' ' ORDER BY at) FROM webhook_attempt"))
                .isEqualTo("503 302 204");
        assertThat(text("SELECT failures || ' ' || (failing_since IS NULL) FROM webhook_endpoint"))
                .isEqualTo("0 true");
    }

    @Test
    void anEndpointThatAsksToBeLeftAloneIs() throws Exception {
        receiver.answers(Receiver.Reply.status(429, "Retry-After", "3600"));
        endpoint("/", "job.completed");
        submit("done", JobOptions.NONE.owner(OWNER));

        receiver.next();

        await().until(() -> count("SELECT count(*) FROM job WHERE type = 'webhook.delivery' AND status = 'queued'"
                        + " AND run_at BETWEEN now() + interval '59 minutes' AND now() + interval '61 minutes'")
                == 1);
    }

    @Test
    void goneDisablesAnEndpointAtOnce() throws Exception {
        receiver.answers(Receiver.Reply.status(410));
        var endpoint = endpoint("/", "job.completed");
        submit("done", JobOptions.NONE.owner(OWNER));

        receiver.next();

        reaches(endpoint, "failed");
        assertThat(text("SELECT disabled_reason FROM webhook_endpoint")).isEqualTo("it answered 410 Gone");
        ended(submit("done", JobOptions.NONE.owner(OWNER)), JobStatus.COMPLETED);
        assertThat(count("SELECT count(*) FROM webhook_event")).isZero();
        assertThat(receiver.nextWithin(Duration.ofMillis(100))).isNull();
    }

    @Test
    void anEndpointThatTakesNothingForADayIsDisabledAndItsMessagesEnd() throws Exception {
        receiver.answers(Receiver.Reply.status(500));
        var endpoint = endpoint("/", "job.completed");
        sql("UPDATE webhook_endpoint SET failures = 6, failing_since = now() - interval '25 hours'");
        submit("done", JobOptions.NONE.owner(OWNER));

        receiver.next();

        await().until(() -> count("SELECT count(*) FROM webhook_endpoint WHERE disabled_at IS NOT NULL") == 1);
        assertThat(text("SELECT disabled_reason FROM webhook_endpoint")).isEqualTo("it took no message for a day");
        await().until(() -> count("SELECT count(*) FROM webhook_attempt") == 1);
        retryNow();
        reaches(endpoint, "failed");
        assertThat(receiver.nextWithin(Duration.ofMillis(100))).isNull();
    }
}
