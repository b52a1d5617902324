package dev.errand.worker.engine;

import dev.errand.job.JobType;

/**
 * The code of one job type. Make it a bean, and the workers take its jobs.
 *
 * <p>{@link #run} is called on a thread of its own and may block. It may be called more than once for a job: after a
 * failure, after a drain, or because its worker died. So every effect outside must be safe to repeat: put what is
 * costly into {@link JobRun#step steps}, what must happen exactly once into {@link JobRun#atFinish}, and give every
 * call to others a key made of the job's id. When the job is cancelled, times out or loses its lease, the thread is
 * interrupted: stop soon.
 */
public interface JobHandler<I, O> {

    JobType<I> type();

    /**
     * @return the job's result, stored as JSON
     * @throws TryAgain to be tried again, at a time of its own choosing
     * @throws GiveUp to fail for good
     * @throws ProviderBusy to wait without using up a retry
     * @throws Exception anything else is tried again as the type's retry policy says
     */
    O run(I input, JobRun run) throws Exception;
}
