package dev.errand.api.explain;

import dev.errand.api.job.Submittable;
import dev.errand.command.Sandbox;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A worker that lives, as one lane and one job type see it.
 *
 * @param draining whether it takes no more jobs
 * @param slots how many jobs of the lane it runs at once; 0 if it does not serve the lane
 * @param busy how many of the lane it runs now
 * @param knows whether it knows the job type
 * @param sandbox how far it can shut programs off; null if it runs none
 */
record LiveWorker(
        String id,
        boolean draining,
        int slots,
        int busy,
        boolean knows,
        @Nullable String sandbox) {

    boolean serves() {
        return slots > 0;
    }

    int free() {
        return Math.max(0, slots - busy);
    }

    /** @param type null if no feature offers it any more; then nothing is required */
    boolean shutsOffEnough(@Nullable Submittable type) {
        return type == null || level().atLeast(type.sandbox());
    }

    private Sandbox level() {
        return sandbox == null ? Sandbox.NONE : Sandbox.valueOf(sandbox.toUpperCase(Locale.ROOT));
    }

    boolean couldRun(@Nullable Submittable type) {
        return !draining && serves() && knows && shutsOffEnough(type);
    }
}
