package dev.errand.worker.agent;

import dev.errand.worker.agent.pool.AgentPools;
import dev.errand.worker.agent.pool.AgentPools.Entry;
import dev.errand.worker.agent.pool.AgentPools.Slot;
import dev.errand.worker.engine.JobRun;
import org.jspecify.annotations.Nullable;

/** The agents that share a provider's limits, on all workers: so many runs at once, and none while the provider is busy. */
final class Pool {

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

    /** @param outcome what came of the run; null if it was interrupted */
    void leave(Slot slot, @Nullable Outcome outcome) {
        shared.release(slot);
        if (outcome instanceof Outcome.Busy busy) {
            shared.refused(name, busy.until(), busy.message());
        } else if (outcome instanceof Outcome.NeedsPerson trouble) {
            shared.pause(name, trouble.message());
        } else if (outcome instanceof Outcome.Done) {
            shared.succeeded(name);
        }
    }
}
