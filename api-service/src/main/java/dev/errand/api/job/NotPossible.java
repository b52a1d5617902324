package dev.errand.api.job;

import dev.errand.api.problem.Problem;
import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import org.springframework.http.HttpStatus;

/** 409: a job in this state cannot be moved that way. */
final class NotPossible extends Problem {

    private static final long serialVersionUID = 1L;

    private NotPossible(String type, String title, String detail) {
        super(HttpStatus.CONFLICT, type, title, detail);
    }

    static NotPossible cancel(JobId id, JobStatus status) {
        return new NotPossible("job-ended", "Job has ended", "job " + id + " is " + status.word() + " already");
    }

    static NotPossible retry(JobId id, JobStatus status) {
        var why = status == JobStatus.FAILED || status == JobStatus.CANCELLED
                ? ", and what it belongs to does not let it run again"
                : "; only a failed or cancelled job can be run again";
        return new NotPossible(
                "job-not-retryable", "Job cannot be retried", "job " + id + " is " + status.word() + why);
    }
}
