package dev.errand.faults;

import static dev.errand.faults.EffectsFile.What.END;
import static dev.errand.faults.EffectsFile.What.START;

import dev.errand.faults.Work.Did;
import dev.errand.job.JobType;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;
import java.util.concurrent.TimeUnit;

/** Does {@link Work} and tells so, at its start and, unless it was stopped, at its end. */
final class WorkHandler implements JobHandler<Work, Did> {

    private final EffectsFile effects;

    WorkHandler(EffectsFile effects) {
        this.effects = effects;
    }

    @Override
    public JobType<Work> type() {
        return Work.TYPE;
    }

    @Override
    public Did run(Work work, JobRun run) throws Exception {
        effects.tell(run.jobId(), run.attempt(), START);
        switch (work.manner()) {
            case PLAIN -> TimeUnit.MILLISECONDS.sleep(work.millis());
            case STUBBORN -> workOn(work.millis());
            case POISON -> Runtime.getRuntime().halt(86);
        }
        effects.tell(run.jobId(), run.attempt(), END);
        return new Did(run.attempt(), ProcessHandle.current().pid());
    }

    private static void workOn(long millis) {
        var end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        var interrupted = false;
        for (var left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            try {
                TimeUnit.MILLISECONDS.sleep(left);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
