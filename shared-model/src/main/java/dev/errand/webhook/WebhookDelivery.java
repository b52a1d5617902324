package dev.errand.webhook;

import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.RetryPolicy;
import java.time.Duration;
import java.util.UUID;

/**
 * The input of the job that sends one message to one endpoint. It names the row that has the message: no address, no
 * content and no secret is in a job's input.
 *
 * @param delivery a row of {@code webhook_delivery}
 */
public record WebhookDelivery(UUID delivery) {

    /**
     * An endpoint that does not take the message is tried again as the handler says, for a day. These retries are for
     * what goes wrong on this side.
     */
    public static final JobType<WebhookDelivery> TYPE = JobType.of(
                    "webhook.delivery", WebhookDelivery.class, Lane.NOTIFY)
            .timeout(Duration.ofMinutes(2))
            .retry(new RetryPolicy(30, Duration.ofSeconds(10), Duration.ofHours(2)));

    /** How a receiver knows the message: the same for every attempt and every time it is sent again by hand. */
    public static String messageId(UUID delivery) {
        return "msg_" + delivery.toString().replace("-", "");
    }
}
