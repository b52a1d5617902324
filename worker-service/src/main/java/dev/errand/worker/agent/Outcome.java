package dev.errand.worker.agent;

import dev.errand.agent.AgentResult;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.ProviderBusy;
import dev.errand.worker.engine.TryAgain;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of asking an agent: one of the records in here. */
public sealed interface Outcome {

    /** An answer. */
    record Done(AgentResult result) implements Outcome {}

    /**
     * Another attempt may succeed.
     *
     * @param kind one word for programs
     * @param after when to try; null leaves it to the job type's backoff
     */
    record Retry(String kind, String message, @Nullable Duration after) implements Outcome {}

    /** The provider takes no more before then, from anybody with this credential. */
    record Busy(String message, Instant until) implements Outcome {}

    /** Nothing will work until the operator has done something: a key, a credit, a permission. */
    record NeedsPerson(String kind, String message) implements Outcome {}

    /** No attempt can succeed. */
    record Fatal(String kind, String message) implements Outcome {}

    static Outcome retry(String kind, String message) {
        return new Retry(kind, message, null);
    }

    /** One function for each. */
    default <T> T fold(
            Function<Done, T> done,
            Function<Retry, T> retry,
            Function<Busy, T> busy,
            Function<NeedsPerson, T> needsPerson,
            Function<Fatal, T> fatal) {
        if (this instanceof Done it) {
            return done.apply(it);
        }
        if (this instanceof Retry it) {
            return retry.apply(it);
        }
        if (this instanceof Busy it) {
            return busy.apply(it);
        }
        return this instanceof NeedsPerson it ? needsPerson.apply(it) : fatal.apply((Fatal) this);
    }

    /** One word for programs. */
    default String kind() {
        return fold(it -> "done", Retry::kind, it -> "provider_busy", NeedsPerson::kind, Fatal::kind);
    }

    /**
     * The answer.
     *
     * @throws TryAgain if another attempt may succeed
     * @throws ProviderBusy if the provider takes no more for a while
     * @throws GiveUp if no attempt can succeed, or not before a person has done something
     */
    default AgentResult orThrow() throws TryAgain, ProviderBusy, GiveUp {
        if (this instanceof Done it) {
            return it.result();
        }
        if (this instanceof Retry it) {
            throw new TryAgain(it.kind(), it.message(), it.after());
        }
        if (this instanceof Busy it) {
            throw new ProviderBusy(it.message(), it.until());
        }
        if (this instanceof NeedsPerson it) {
            throw new GiveUp(it.kind(), it.message());
        }
        var fatal = (Fatal) this;
        throw new GiveUp(fatal.kind(), fatal.message());
    }
}
