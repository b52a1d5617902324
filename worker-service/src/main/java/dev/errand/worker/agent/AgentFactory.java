package dev.errand.worker.agent;

import dev.errand.worker.agent.pool.AgentPools;
import dev.errand.worker.agent.pool.SpentSoFar;
import dev.errand.worker.agent.price.Prices;
import java.util.HashMap;
import java.util.Map;

/** Makes agents of their settings. Agents that name the same pool share it. */
final class AgentFactory {

    private final CliBackend.Means programs;
    private final AgentPools shared;
    private final SpentSoFar spent;
    private final Prices prices;
    private final Map<String, Pool> pools = new HashMap<>();

    AgentFactory(CliBackend.Means programs, AgentPools shared, SpentSoFar spent, Prices prices) {
        this.programs = programs;
        this.shared = shared;
        this.spent = spent;
        this.prices = prices;
    }

    /** @throws IllegalArgumentException naming the setting that is wrong */
    Agent agent(String name, AgentSettings settings) {
        return settings.kind() == AgentSettings.Kind.LOCAL
                ? new LocalAgent(name)
                : new PooledAgent(name, settings, backend(name, settings), pool(name, settings), spent);
    }

    private Pool pool(String name, AgentSettings settings) {
        var own = settings.pool();
        return pools.computeIfAbsent(own == null ? name : own, it -> new Pool(it, settings.concurrency(), shared));
    }

    private Backend backend(String name, AgentSettings settings) {
        return switch (settings.kind()) {
            case CLAUDE -> new CliBackend(name, settings, new ClaudeAdapter(settings), programs);
            case CODEX -> new CliBackend(name, settings, new CodexAdapter(settings), programs);
            case NDJSON -> new CliBackend(name, settings, new NdjsonAdapter(name, settings), programs);
            case ANTHROPIC, OPENAI -> new ModelBackend(name, settings, new Tariff(settings, prices));
            case LOCAL -> throw new IllegalArgumentException("the local agent has nothing behind it");
        };
    }
}
