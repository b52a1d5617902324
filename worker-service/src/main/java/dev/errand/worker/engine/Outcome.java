package dev.errand.worker.engine;

import dev.errand.job.JobError;
import dev.errand.job.Json;
import java.time.Duration;
import java.util.function.Function;

/** What an attempt came to. Closed: {@link #fold} makes the compiler check that every case is thought of. */
sealed interface Outcome {

    /** The job is completed. */
    record Done(Json result) implements Outcome {}

    /** It failed, and is tried again after this delay. */
    record Retry(JobError error, Duration after) implements Outcome {}

    /** It failed for good. */
    record Failed(JobError error) implements Outcome {}

    /** It waits for somebody else, without having failed. */
    record Parked(JobError error, Duration until) implements Outcome {}

    /** It stopped because the user asked for it. */
    record Cancelled() implements Outcome {}

    /** It goes back untouched for another worker: this one drains, or has no room for it. */
    record HandedBack(Duration after) implements Outcome {}

    default <R> R fold(
            Function<Done, R> done,
            Function<Retry, R> retry,
            Function<Failed, R> failed,
            Function<Parked, R> parked,
            Function<Cancelled, R> cancelled,
            Function<HandedBack, R> handedBack) {
        if (this instanceof Done it) {
            return done.apply(it);
        } else if (this instanceof Retry it) {
            return retry.apply(it);
        } else if (this instanceof Failed it) {
            return failed.apply(it);
        } else if (this instanceof Parked it) {
            return parked.apply(it);
        } else if (this instanceof Cancelled it) {
            return cancelled.apply(it);
        } else if (this instanceof HandedBack it) {
            return handedBack.apply(it);
        }
        throw new AssertionError(this);
    }

    /** The word in the attempts' history and in the metrics. */
    default String word() {
        return fold(
                done -> "done",
                retry -> "retry",
                failed -> "failed",
                parked -> "parked",
                cancelled -> "cancelled",
                back -> "handed_back");
    }
}
