package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one request has used up, over its tries: told to the job, and with earlier attempts held against its cap. */
final class Ledger {

    private final JobRun run;
    private final String provider;
    private final @Nullable BigDecimal cap;
    private final BigDecimal earlier;
    private Spent total = Spent.NOTHING;

    /** @param earlier US dollars that earlier attempts have spent */
    Ledger(AgentRequest request, JobRun run, BigDecimal earlier, String provider) {
        this.run = run;
        this.provider = provider;
        this.cap = request.maxCostUsd();
        this.earlier = earlier;
    }

    /** What is left to spend; null without a cap. */
    @Nullable
    BigDecimal left() {
        if (cap == null) {
            return null;
        }
        var known = total.costUsd() == null ? BigDecimal.ZERO : total.costUsd();
        return cap.subtract(earlier).subtract(known);
    }

    /** Whether this much more is over the cap. */
    boolean over(Spent more) {
        var sum = total.plus(more).costUsd();
        return cap != null && sum != null && sum.add(earlier).compareTo(cap) > 0;
    }

    Outcome overCap(Spent more) {
        return new Outcome.Fatal(
                "limit",
                "stopped over max_cost_usd %s, after %s%s"
                        .formatted(cap, total.plus(more).words(), ofEarlierAttempts()));
    }

    private String ofEarlierAttempts() {
        return earlier.signum() == 0
                ? ""
                : " and " + earlier.stripTrailingZeros().toPlainString() + " USD of earlier attempts";
    }

    /** A try is over, however it ended: money spent is spent. */
    void add(Spent spent) {
        total = total.plus(spent);
        if (!spent.isNothing()) {
            var tokens = spent.tokens();
            run.used(new Usage(
                    tokens.input(),
                    tokens.output(),
                    tokens.cacheRead(),
                    tokens.cacheWrite(),
                    provider,
                    spent.model(),
                    spent.costUsd()));
            run.detail("spent", total);
        }
    }

    /** The result with the figures of all tries. */
    Outcome settle(Outcome outcome, String agent) {
        if (!(outcome instanceof Outcome.Done done)) {
            return outcome;
        }
        var it = done.result();
        return new Outcome.Done(new AgentResult(
                it.text(),
                it.structured(),
                it.modelUsed(),
                agent,
                it.session(),
                it.turns(),
                total.tokens(),
                total.costUsd()));
    }
}
