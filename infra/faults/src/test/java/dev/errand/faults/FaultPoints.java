package dev.errand.faults;

import static dev.errand.faults.EffectsFile.What.HELD;
import static dev.errand.faults.EffectsFile.What.POPPED;

import dev.errand.job.JobId;
import dev.errand.job.Lane;
import dev.errand.worker.engine.EngineListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Crashes its worker, or holds it, at a moment that only the engine knows. Does nothing unless told. */
final class FaultPoints implements EngineListener {

    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(5);

    private final EffectsFile effects;
    private final boolean haltWhenPopped;
    private final String gate;

    /**
     * @param haltWhenPopped whether to halt the JVM when ids have left Redis and no job is claimed yet
     * @param gate while this file exists, no result is stored; empty never holds
     */
    FaultPoints(EffectsFile effects, boolean haltWhenPopped, String gate) {
        this.effects = effects;
        this.haltWhenPopped = haltWhenPopped;
        this.gate = gate;
    }

    @Override
    public void popped(Lane lane, List<JobId> jobs) {
        if (haltWhenPopped) {
            jobs.forEach(job -> effects.tell(job, 0, POPPED));
            Runtime.getRuntime().halt(87);
        }
    }

    @Override
    public void finishing(JobId job, int attempt) {
        if (gate.isEmpty() || !Files.exists(Path.of(gate))) {
            return;
        }
        effects.tell(job, attempt, HELD);
        while (Files.exists(Path.of(gate))) {
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }
}
