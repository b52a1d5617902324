package dev.errand.worker.engine;

import dev.errand.job.JobId;

/** Another attempt owns the job by now, or nobody knows: what this one does no longer counts. Let it through. */
public final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseLost(JobId job, int attempt) {
        super("attempt " + attempt + " of job " + job + " lost its lease");
    }
}
