package dev.errand.api.explain;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a job waits, or that it does not.
 *
 * @param state scheduled, backing_off or parked (not due before {@code until}); waiting (for its turn); running, cancelling
 *     or ended
 * @param why the same for people, with what holds it back
 * @param until when it is due; null if it is
 * @param position its place in its lane, 1 runs next; null if it is not in line
 * @param jobsBefore how many jobs of its lane run before it
 * @param orMore whether there are more than {@code jobsBefore}
 * @param heldBackBy what has to change before it can run; empty if nothing has to
 * @param estimatedStart when it will start if the lane goes on as it did lately and nothing of a higher priority comes; null
 *     if that cannot be told
 * @param lane how its lane did lately
 * @param workers that could run it
 */
@Schema(name = "Explanation")
record Explanation(
        UUID id,
        String type,
        String status,
        String state,
        String why,
        @Nullable Instant until,
        @Nullable Long position,
        @Nullable Long jobsBefore,
        boolean orMore,
        List<Hold> heldBackBy,
        @Nullable Instant estimatedStart,
        LaneView lane,
        List<Candidate> workers) {

    /**
     * Something that holds a job back.
     *
     * @param kind no_worker, lane_off, type_unknown, sandbox_missing, draining, slots_busy or jobs_before
     */
    @Schema(name = "Hold")
    record Hold(String kind, String message) {}

    /**
     * How a lane did lately.
     *
     * @param ended jobs, within {@code seconds}
     * @param perSecond null if fewer than two jobs ended within a quarter of an hour
     */
    @Schema(name = "LanePace")
    record LaneView(
            String name,
            int slots,
            int busy,
            long ended,
            double seconds,
            @Nullable Double perSecond) {}

    /** @param free slots of the job's lane */
    @Schema(name = "Candidate")
    record Candidate(String id, int slots, int busy, int free) {}
}
