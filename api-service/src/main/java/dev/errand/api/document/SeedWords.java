package dev.errand.api.document;

import dev.errand.api.problem.InvalidValue;
import dev.errand.job.Job;
import dev.errand.job.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The words that clients of these paths have always known for a job's state. */
final class SeedWords {

    private static final Map<String, JobStatus> FILTERS = new TreeMap<>(Map.of(
            "pending", JobStatus.QUEUED,
            "queued", JobStatus.QUEUED,
            "processing", JobStatus.PROCESSING,
            "completed", JobStatus.COMPLETED,
            "failed", JobStatus.FAILED,
            "cancelled", JobStatus.CANCELLED));

    private SeedWords() {}

    /** {@code pending}, {@code processing}, {@code completed}, {@code failed} or {@code cancelled}. */
    static String status(Job job) {
        return job.status() == JobStatus.QUEUED ? "pending" : job.status().word();
    }

    /** Fails with {@link InvalidValue} if no state has this word. */
    static JobStatus parse(String word) {
        var status = FILTERS.get(word);
        if (status == null) {
            throw new InvalidValue(
                    "status", "is not one of " + String.join(", ", FILTERS.keySet()), List.copyOf(FILTERS.keySet()));
        }
        return status;
    }

    /** The state as Celery calls it. */
    static String celeryState(Job job) {
        return switch (job.status()) {
            case QUEUED -> job.retrying() ? "RETRY" : "PENDING";
            case PROCESSING -> "STARTED";
            case COMPLETED -> "SUCCESS";
            case FAILED -> "FAILURE";
            case CANCELLED -> "REVOKED";
        };
    }
}
