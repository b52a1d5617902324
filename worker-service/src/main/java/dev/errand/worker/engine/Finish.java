package dev.errand.worker.engine;

import dev.errand.job.NewJob;
import java.util.List;

/** What an attempt came to, with everything that its finishing transaction writes. */
record Finish(Claim claim, Outcome outcome, Usage usage, List<NewJob<?>> followUps, List<FinishingWrite> writes) {

    static Finish of(Claim claim, Outcome outcome) {
        return new Finish(claim, outcome, Usage.NONE, List.of(), List.of());
    }

    /** This outcome instead, and none of the attempt's effects. */
    Finish instead(Outcome other) {
        return new Finish(claim, other, usage, List.of(), List.of());
    }

    boolean hasEffects() {
        return !followUps.isEmpty() || !writes.isEmpty();
    }
}
