package dev.errand.worker.engine;

import dev.errand.job.JobId;
import dev.errand.job.NewJob;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** One attempt of a job, as its handler sees it. Safe to use from the threads of {@link #forEach}. */
public interface JobRun {

    JobId jobId();

    /** 1 for the first; only grows. */
    int attempt();

    /** Whose job it is. */
    UUID owner();

    /**
     * Runs a declared stage once per job: the result is stored, and a later attempt gets the stored one instead of
     * working again.
     *
     * @param result the result's class; it goes through JSON
     * @throws LeaseLost if another attempt owns the job by now
     */
    <T> T step(String stage, Class<T> result, Callable<T> work) throws Exception;

    /**
     * Runs a declared stage for each of its items, some at once, each item once per job. An item that fails does not
     * fail the others: its error is stored with it, and the answer goes without it. {@link TryAgain} and
     * {@link ProviderBusy} from an item end the attempt; what is done by then stays done.
     *
     * @param key names an item within the stage, the same in every attempt
     * @param parallelism how many items run at once
     * @return the results of the items that succeeded, in the items' order
     */
    default <E, T> List<T> forEach(
            String stage,
            List<E> items,
            Function<E, String> key,
            int parallelism,
            Class<T> result,
            ThrowingFunction<E, T> work)
            throws Exception {
        return forEach(stage, items, key, parallelism, result, work, StageCheck.NONE);
    }

    /**
     * The same for a stage that is not completed by whatever its items came to: when all have ended, the check is asked, and what
     * it throws is the stage's failure and ends the attempt. The items that succeeded stay stored; the next attempt runs the
     * others.
     */
    <E, T> List<T> forEach(
            String stage,
            List<E> items,
            Function<E, String> key,
            int parallelism,
            Class<T> result,
            ThrowingFunction<E, T> work,
            StageCheck check)
            throws Exception;

    /** Marks a declared stage as not needed. */
    void skip(String stage, String why);

    /**
     * Says how far it is: within a {@link #step}, percent of that stage; elsewhere, of the whole job. May be called
     * often; watchers see a few updates a second.
     */
    void progress(int percent, String message);

    JobLog log();

    /** Adds to what the job has used up; stored soon, whatever becomes of the attempt. */
    void used(Usage usage);

    /**
     * Stores a file that belongs to the job, at once and while this attempt owns the job; another one of this name, by
     * this attempt or an earlier one, is replaced. What is stored stays when the attempt fails.
     *
     * @param name by which it is fetched; may be a path such as {@code charts/1.png}
     * @throws LeaseLost if another attempt owns the job by now
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    Artifact artifact(String name, String mediaType, Path file);

    /**
     * A fact about this attempt, such as its program's exit code: stored as JSON with whatever the attempt comes to, and
     * shown to those who ask about it. The latest value of a name counts; at most 50 names.
     */
    void detail(String name, Object value);

    /** A job to be submitted by the transaction that completes this one. */
    void then(NewJob<?> followUp);

    /** A write to be made by the transaction that completes this job, and only if it does. */
    void atFinish(FinishingWrite write);

    /** Whether it should stop: cancelled, out of time, draining, or the lease is lost. */
    boolean cancelled();

    /** Whether the lease is lost: another attempt may run by now, so stop at once. */
    boolean lost();
}
