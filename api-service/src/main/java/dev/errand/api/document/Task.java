package dev.errand.api.document;

import dev.errand.job.Job;
import dev.errand.job.JobStatus;
import dev.errand.job.Json;
import org.jspecify.annotations.Nullable;

/**
 * A document's analysis: the job, and what was asked of which file.
 *
 * @param analysis what came of it; null until it is completed, and in lists
 */
record Task(
        Job job,
        String fileName,
        long fileSize,
        int pages,
        @Nullable String query,
        @Nullable Json analysis) {

    /** Without what was asked and found, for whom it is not meant. */
    Task hidden() {
        return new Task(job, fileName, fileSize, pages, null, null);
    }

    /** What went wrong last, as a sentence; null if nothing did, or if it was overcome. */
    @Nullable
    String errorMessage() {
        var error = job.error();
        if (error == null || job.status() == JobStatus.COMPLETED) {
            return null;
        }
        var message = error.tree().path("message");
        return message.isString() ? message.stringValue() : error.text();
    }
}
