package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.worker.command.ProgramRunner;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;

/** A program that answers: it is started for each try. */
final class CliBackend implements Backend {

    /** What the programs of a worker share. */
    record Means(ProgramRunner runner, SessionStore sessions, ScheduledExecutorService timer) {}

    private final String name;
    private final AgentSettings settings;
    private final Adapter adapter;
    private final Means means;

    /** @throws IllegalArgumentException if no program is configured, or not by an absolute path */
    CliBackend(String name, AgentSettings settings, Adapter adapter, Means means) {
        if (settings.program() == null || !settings.program().isAbsolute()) {
            throw new IllegalArgumentException(
                    "errand.agents.named." + name + ".program must be the absolute path of the program");
        }
        this.name = name;
        this.settings = settings;
        this.adapter = adapter;
        this.means = means;
    }

    @Override
    public boolean knowsCost(AgentRequest request) {
        return settings.price() != null
                || settings.kind() == AgentSettings.Kind.CLAUDE
                || settings.fields() != null && !settings.fields().costUsd().isEmpty();
    }

    @Override
    public Outcome ask(AgentRequest request, Exchange exchange, JobRun run, Ledger ledger) throws InterruptedException {
        try (var attempt = new CliRun(name, settings, adapter, means, request, exchange, run, ledger)) {
            return attempt.outcome();
        } catch (IOException e) {
            return Outcome.retry("machine", "the worker cannot run " + name + ": " + e);
        }
    }
}
