package dev.errand.webhook;

import dev.errand.job.JobStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an endpoint may be told of. The words are in messages and rows: never rename one. */
public enum WebhookEvent {
    JOB_COMPLETED,
    JOB_FAILED,
    JOB_CANCELLED,
    /** Sent by the test button only; needs no subscription. */
    WEBHOOK_TEST;

    private static final List<WebhookEvent> CHOICES = List.of(JOB_COMPLETED, JOB_FAILED, JOB_CANCELLED);

    /** As in {@code job.completed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** The words that an endpoint may ask for. */
    public static List<String> choices() {
        return CHOICES.stream().map(WebhookEvent::word).toList();
    }

    /** The event of a job's end; empty if the job goes on. */
    public static Optional<WebhookEvent> of(JobStatus status) {
        return EnumSet.allOf(WebhookEvent.class).stream()
                .filter(event -> event.word().equals("job." + status.word()))
                .findFirst();
    }
}
