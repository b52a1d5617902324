package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.worker.engine.JobRun;
import dev.errand.worker.engine.Usage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What one request has used up, over its tries: told to the job, and held against the request's cap. */
final class Ledger {

    private final JobRun run;
    private final String provider;
    private final @Nullable BigDecimal cap;
    private Spent total = Spent.NOTHING;

    Ledger(AgentRequest request, JobRun run, String provider) {
        this.run = run;
        this.provider = provider;
        this.cap = request.maxCostUsd();
    }

    /** What is left to spend; null without a cap. */
    @Nullable
    BigDecimal left() {
        return cap == null || total.costUsd() == null ? cap : cap.subtract(total.costUsd());
    }

    /** Whether this much more is over the cap. */
    boolean over(Spent more) {
        var sum = total.plus(more).costUsd();
        return cap != null && sum != null && sum.compareTo(cap) > 0;
    }

    Outcome overCap(Spent more) {
        return new Outcome.Fatal(
                "limit",
                "stopped over max_cost_usd %s, after %s"
                        .formatted(cap, total.plus(more).words()));
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
