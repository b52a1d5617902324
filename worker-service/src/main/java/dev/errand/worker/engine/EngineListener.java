package dev.errand.worker.engine;

import dev.errand.job.JobId;
import dev.errand.job.Lane;
import java.util.List;

/**
 * Hears of an engine's moves at the moments between which a crash or a pause hurts most; for fault tests and for
 * watching an engine at work. Called on the engine's own threads: what it takes, the engine waits.
 */
public interface EngineListener {

    EngineListener NONE = new EngineListener() {};

    /** These ids have left Redis, and nobody has claimed their jobs yet. */
    default void popped(Lane lane, List<JobId> jobs) {}

    /** The handler of this attempt has returned; what came of it is not stored yet. */
    default void finishing(JobId job, int attempt) {}
}
