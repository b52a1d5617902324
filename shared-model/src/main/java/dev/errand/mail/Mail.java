package dev.errand.mail;

import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.RetryPolicy;
import java.time.Duration;
import java.util.UUID;

/**
 * The input of a job that sends one message. Whoever it is for and what it says are read when it is sent.
 *
 * @param template {@code order_queued}, {@code order_ready}, {@code order_reviewing} or {@code order_failed_admin}
 * @param order what it is about
 */
public record Mail(String template, UUID order) {

    /** The database makes these jobs (migration V10), with as many retries as are said here. */
    public static final JobType<Mail> TYPE = JobType.of("notify.email", Mail.class, Lane.NOTIFY)
            .timeout(Duration.ofMinutes(2))
            .retry(new RetryPolicy(8, Duration.ofSeconds(30), Duration.ofHours(6)));
}
