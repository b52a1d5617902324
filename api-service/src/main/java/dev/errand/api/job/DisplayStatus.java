package dev.errand.api.job;

import dev.errand.job.Job;
import dev.errand.job.JobStatus;

/** The word that tells people most: the stored status, or what sort of waiting it is. */
public final class DisplayStatus {

    private DisplayStatus() {}

    /** {@code queued}, {@code scheduled}, {@code retrying}, {@code processing}, {@code cancelling}, or how it ended. */
    public static String of(Job job) {
        if (job.retrying()) {
            return "retrying";
        }
        if (job.scheduled()) {
            return "scheduled";
        }
        if (job.status() == JobStatus.PROCESSING && job.cancelRequested()) {
            return "cancelling";
        }
        return job.status().word();
    }
}
