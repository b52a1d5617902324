package dev.errand.worker.engine;

import dev.errand.job.JobId;
import dev.errand.job.Json;
import dev.errand.job.Lane;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that this worker owns until its lease ends: the job's id and the attempt's number are the fence of every write.
 *
 * @param crashes attempts in a row, this one included, that have not ended cleanly so far
 * @param timeout the job's own; null leaves it to the type
 * @param waited from when it could run to when it was claimed, by the database's clock
 */
record Claim(
        JobId job,
        int attempt,
        String type,
        Lane lane,
        UUID owner,
        Json input,
        int failures,
        int crashes,
        int maxRetries,
        @Nullable Duration timeout,
        Duration waited) {

    /** Its last attempt did not end cleanly: it may be what killed the worker. */
    boolean suspect() {
        return crashes > 1;
    }

    /** If this attempt does not end cleanly either, the job is a poison pill. */
    boolean lastLife() {
        return crashes >= EngineSettings.POISON;
    }
}
