package dev.errand.mail;

import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input of a job that sends one message. Whoever it is for and what it says are read when it is sent.
 *
 * @param template {@code order_queued}, {@code order_ready}, {@code order_reviewing}, {@code order_failed_admin} or
 *     {@code order_cancelled_admin}; of payments {@code payment_failed}, {@code refund_failed_admin}, {@code payment_disputed_admin} or {@code payment_unmatched_admin}
 * @param order what it is about; it may be gone by now
 * @param facts what the template says that is in no row, by its placeholders; nothing personal
 */
public record Mail(String template, UUID order, Map<String, String> facts) {

    /** For news of orders the database makes these jobs (migration V14), with as many retries as are said here. */
    public static final JobType<Mail> TYPE = JobType.of("notify.email", Mail.class, Lane.NOTIFY)
            .timeout(Duration.ofMinutes(2))
            .retry(new RetryPolicy(14, Duration.ofSeconds(30), Duration.ofHours(6)));

    public Mail(String template, UUID order, @Nullable Map<String, String> facts) {
        this.template = template;
        this.order = order;
        this.facts = facts == null ? Map.of() : Map.copyOf(facts);
    }
}
