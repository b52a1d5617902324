package dev.errand.worker.agent;

import dev.errand.worker.agent.pool.AgentPools;
import dev.errand.worker.agent.pool.AgentPools.Entry;
import dev.errand.worker.agent.pool.AgentPools.Slot;
import dev.errand.worker.engine.JobRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agents that share a provider's limits, on all workers: so many runs at once, and none while the provider is busy. */
final class Pool {

    private static final Logger log = LoggerFactory.getLogger(Pool.class);

    private final String name;
    private final int most;
    private final AgentPools shared;

    /** @param most runs at once, over all workers, when the provider refuses nothing */
    Pool(String name, int most, AgentPools shared) {
        this.name = name;
        this.most = Math.max(1, most);
        this.shared = shared;
    }

    /** A right to ask, to be given back by {@link #leave}, or what to answer without asking. */
    record Admission(@Nullable Slot slot, @Nullable Outcome refusal) {}

    Admission enter(JobRun run) {
        var entry = shared.enter(name, most, run.jobId(), run.attempt());
        if (entry instanceof Entry.In in) {
            return new Admission(in.slot(), null);
        }
        var busy = (Entry.Busy) entry;
        return new Admission(null, new Outcome.Busy(busy.reason() + "; waits until " + busy.until(), busy.until()));
    }

    /**
     * Never fails: an answer that was paid for must not be lost for it, and a slot ends with its job's lease all the same.
     *
     * @param outcome what came of the run; null if it was interrupted
     */
    void leave(Slot slot, @Nullable Outcome outcome) {
        var interrupted = Thread.interrupted(); // the rows are written all the same
        try {
            shared.release(slot);
            tell(outcome);
        } catch (RuntimeException e) {
            log.warn("pool {} was not told what came of job {}: {}", name, slot.job(), e.toString());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tell(@Nullable Outcome outcome) {
        if (outcome instanceof Outcome.Busy busy) {
            shared.refused(name, busy.until(), busy.message());
        } else if (outcome instanceof Outcome.NeedsPerson trouble) {
            shared.pause(name, trouble.message());
        } else if (outcome instanceof Outcome.Done) {
            shared.succeeded(name);
        }
    }
}
