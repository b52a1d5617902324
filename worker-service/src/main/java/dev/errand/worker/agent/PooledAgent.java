package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.worker.agent.pool.SpentSoFar;
import dev.errand.worker.engine.JobRun;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An agent whose answers cost something: admitted by its provider's pool, held against the request's cap. */
final class PooledAgent implements Agent {

    private final String name;
    private final AgentSettings settings;
    private final Backend backend;
    private final Pool pool;
    private final SpentSoFar spent;

    PooledAgent(String name, AgentSettings settings, Backend backend, Pool pool, SpentSoFar spent) {
        this.name = name;
        this.settings = settings;
        this.backend = backend;
        this.pool = pool;
        this.spent = spent;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reach reach() {
        return switch (settings.kind()) {
            case CLAUDE -> Reach.COMMANDS;
            case CODEX, NDJSON -> Reach.FILES;
            case ANTHROPIC, OPENAI -> Reach.TEXT;
            case LOCAL -> Reach.COMPUTATION;
        };
    }

    @Override
    public Outcome ask(AgentRequest request, Exchange exchange, JobRun run) throws InterruptedException {
        run.detail("agent", name);
        var missing = new Key(settings).missing();
        if (missing != null) {
            return new Outcome.NeedsPerson("credentials", "agent " + name + " has no key: " + missing);
        }
        if (request.maxCostUsd() != null && !backend.knowsCost(request)) {
            return new Outcome.Fatal(
                    "no_price",
                    "max_cost_usd cannot be kept: " + name
                            + " does not say what it costs. Configure errand.agents.named." + name + ".price");
        }
        var ledger = new Ledger(
                request, run, earlier(request, run), settings.kind().name().toLowerCase(Locale.ROOT));
        return ledger.settle(Structured.ask(request, run, it -> pooled(it, exchange, run, ledger)), name);
    }

    /** What earlier attempts have spent; asked for only where a cap counts it. */
    private BigDecimal earlier(AgentRequest request, JobRun run) {
        return request.maxCostUsd() == null || run.attempt() == 1
                ? BigDecimal.ZERO
                : spent.by(run.jobId()).costUsd();
    }

    private Outcome pooled(AgentRequest request, Exchange exchange, JobRun run, Ledger ledger)
            throws InterruptedException {
        var left = ledger.left();
        if (left != null && left.signum() <= 0) {
            return ledger.overCap(Spent.NOTHING);
        }
        var admission = pool.enter(run);
        var slot = admission.slot();
        if (slot == null) {
            return Objects.requireNonNull(admission.refusal());
        }
        @Nullable Outcome outcome = null;
        try {
            outcome = backend.ask(request.maxCostUsd(left), exchange, run, ledger);
            return outcome;
        } finally {
            pool.leave(slot, outcome);
        }
    }
}
