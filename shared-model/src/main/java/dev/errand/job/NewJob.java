package dev.errand.job;

/** A job to be stored: its id is made here, so that rows beside it can name it in the same transaction. */
public record NewJob<I>(JobId id, JobType<I> type, I input, JobOptions options) {

    public static <I> NewJob<I> of(JobType<I> type, I input) {
        return of(type, input, JobOptions.NONE);
    }

    public static <I> NewJob<I> of(JobType<I> type, I input, JobOptions options) {
        return new NewJob<>(JobId.next(), type, input, options);
    }

    int maxRetries() {
        var own = options.maxRetries();
        return own == null ? type.retry().maxRetries() : own;
    }
}
