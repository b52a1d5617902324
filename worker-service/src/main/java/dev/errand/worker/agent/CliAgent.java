package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.worker.command.ProgramRunner;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** An agent that is a program. */
final class CliAgent implements Agent {

    /** What the agents of a worker share. */
    record Means(ProgramRunner runner, SessionStore sessions, ScheduledExecutorService timer) {}

    private final String name;
    private final AgentSettings settings;
    private final Adapter adapter;
    private final Pool pool;
    private final Means means;

    CliAgent(String name, AgentSettings settings, Adapter adapter, Pool pool, Means means) {
        this.name = name;
        this.settings = settings;
        this.adapter = adapter;
        this.pool = pool;
        this.means = means;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Outcome ask(AgentRequest request, JobRun run) throws InterruptedException {
        run.detail("agent", name);
        var missing = new Key(settings).missing();
        if (missing != null) {
            return new Outcome.NeedsPerson("credentials", "agent " + name + " has no key: " + missing);
        }
        if (request.maxCostUsd() != null && !knowsCost()) {
            return new Outcome.Fatal(
                    "no_price",
                    "max_cost_usd cannot be kept: " + name
                            + " does not say what it costs. Configure errand.agents.named." + name + ".price");
        }
        var ledger = new Ledger(request, run, settings.kind().name().toLowerCase(Locale.ROOT));
        return ledger.settle(Structured.ask(request, run, it -> pooled(it, run, ledger)), name);
    }

    private boolean knowsCost() {
        return settings.price() != null
                || settings.kind() == AgentSettings.Kind.CLAUDE
                || settings.fields() != null && !settings.fields().costUsd().isEmpty();
    }

    private Outcome pooled(AgentRequest request, JobRun run, Ledger ledger) throws InterruptedException {
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
            outcome = once(request.maxCostUsd(left), run, ledger);
            return outcome;
        } finally {
            pool.leave(slot, outcome);
        }
    }

    private Outcome once(AgentRequest request, JobRun run, Ledger ledger) throws InterruptedException {
        try (var attempt = new CliRun(name, settings, adapter, means, request, run, ledger)) {
            return attempt.outcome();
        } catch (IOException e) {
            return Outcome.retry("machine", "the worker cannot run " + name + ": " + e);
        }
    }
}
