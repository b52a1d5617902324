package dev.errand.worker.engine;

import dev.errand.job.Json;
import dev.errand.job.NewJob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt came to, with everything that its finishing transaction writes.
 *
 * @param progress percent; null leaves the row's as it is
 * @param details facts about the attempt, by name; null if there are none
 */
record Finish(
        Claim claim,
        Outcome outcome,
        @Nullable Integer progress,
        Usage usage,
        @Nullable Json details,
        List<NewJob<?>> followUps,
        List<FinishingWrite> writes) {

    static Finish of(Claim claim, Outcome outcome) {
        return new Finish(claim, outcome, null, Usage.NONE, null, List.of(), List.of());
    }

    /** This outcome instead, and none of the attempt's effects. */
    Finish instead(Outcome other) {
        return new Finish(claim, other, progress, usage, details, List.of(), List.of());
    }

    /** It succeeded, and its row says nothing more than its result. */
    boolean merelyDone() {
        return outcome instanceof Outcome.Done && usage == Usage.NONE && details == null;
    }

    boolean hasEffects() {
        return !followUps.isEmpty() || !writes.isEmpty();
    }
}
