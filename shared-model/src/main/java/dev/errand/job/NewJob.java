package dev.errand.job;

import java.math.BigDecimal;
import java.time.Instant;

/** A job to be stored: its id is made here, so that rows beside it can name it in the same transaction. */
public record NewJob<I>(JobId id, JobType<I> type, I input, JobOptions options) {

    public static <I> NewJob<I> of(JobType<I> type, I input) {
        return of(type, input, JobOptions.NONE);
    }

    public static <I> NewJob<I> of(JobType<I> type, I input, JobOptions options) {
        return new NewJob<>(JobId.next(), type, input, options);
    }

    /** A job whose input is JSON already. */
    public static NewJob<Json> ofJson(JobType<?> type, Json input, JobOptions options) {
        var same = new JobType<>(type.name(), Json.class, type.lane(), type.timeout(), type.retry(), type.stages());
        return new NewJob<>(JobId.next(), same, input, options);
    }

    /** The same job under another id. */
    public NewJob<I> as(JobId other) {
        return new NewJob<>(other, type, input, options);
    }

    /**
     * The job as it stands right after it was stored.
     *
     * @param at when it was, by the database's clock
     */
    public Job stored(Instant at) {
        var runAt = options.runAt() == null ? at : options.runAt();
        return new Job(
                id,
                type.name(),
                type.lane(),
                options.priority(),
                options.owner(),
                JobStatus.QUEUED,
                Json.of(input),
                null,
                null,
                0,
                0,
                maxRetries(),
                runAt,
                null,
                false,
                0,
                null,
                options.parent(),
                options.timeout(),
                options.tags(),
                options.rerunOf(),
                0,
                BigDecimal.ZERO,
                at,
                runAt.isAfter(at) ? null : at,
                null,
                null);
    }

    /** The same job with its input as JSON already, so that storing it encodes nothing. */
    @SuppressWarnings("unchecked") // nothing reads the input's type from a job that is on its way to be stored
    public NewJob<?> encoded() {
        return new NewJob<>(id, (JobType<Object>) type, Json.of(input), options);
    }

    int maxRetries() {
        var own = options.maxRetries();
        return own == null ? type.retry().maxRetries() : own;
    }
}
