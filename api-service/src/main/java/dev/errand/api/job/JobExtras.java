package dev.errand.api.job;

import static dev.errand.database.Columns.required;

import dev.errand.job.Json;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a single job, and not in lists.
 *
 * @param input what it works on; null where it is not told
 * @param reruns the jobs that took over its input, oldest first; at most 100
 * @param receipt what became of the request to cancel it; null if nobody asked
 */
record JobExtras(
        @Nullable Json input, List<UUID> reruns, @Nullable CancelReceipt receipt) {

    static final JobExtras NONE = new JobExtras(null, List.of(), null);

    static final String FIND = """
            SELECT ARRAY(SELECT id FROM job AS rerun WHERE rerun.rerun_of = job.id ORDER BY id LIMIT 100) AS reruns,
                   job.cancel_requested_at, job.status, job.completed_at, last.worker_id, last.outcome,
                   (last.details -> 'stop')::text AS stop
              FROM job LEFT JOIN job_attempt AS last ON last.job_id = job.id AND last.attempt = job.attempt
                        AND last.ended_at >= job.cancel_requested_at
             WHERE job.id = :id
            """;

    /**
     * What became of a request to cancel.
     *
     * @param requestedAt when it was first asked
     * @param stoppedAt when nothing of the job was left running; null while its worker is at it
     * @param seconds from one to the other
     * @param worker which ran it; null if it waited, so that nothing had to be stopped
     * @param outcome what its last attempt came to; {@code done} or {@code failed} if it ended before the request arrived
     * @param stopped what its worker stopped: processes, signals and how long it took; null if it ran none
     */
    @Schema(name = "CancelReceipt")
    record CancelReceipt(
            Instant requestedAt,
            @Nullable Instant stoppedAt,
            @Nullable Double seconds,
            @Nullable String worker,
            @Nullable String outcome,
            @Schema(type = "object") @Nullable Json stopped) {}

    static JobExtras read(@Nullable Json input, Readable row) {
        var requested = row.get("cancel_requested_at", Instant.class);
        var reruns = List.of(required(row, "reruns", UUID[].class));
        return new JobExtras(input, reruns, requested == null ? null : receipt(row, requested));
    }

    private static CancelReceipt receipt(Readable row, Instant requested) {
        var stopped = row.get("completed_at", Instant.class);
        var stop = row.get("stop", String.class);
        return new CancelReceipt(
                requested,
                stopped,
                stopped == null ? null : Duration.between(requested, stopped).toMillis() / 1e3,
                row.get("worker_id", String.class),
                row.get("outcome", String.class),
                stop == null ? null : new Json(stop));
    }
}
