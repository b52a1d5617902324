package dev.errand.worker.agent;

import dev.errand.worker.agent.pool.AgentPools;
import dev.errand.worker.command.ProgramRunner;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the agents that are configured; a worker does not start with one that is wrong. */
@Configuration(proxyBeanMethods = false)
class AgentBeans {

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService agentTimer() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "agent-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    Agents agents(
            AgentProperties properties, ProgramRunner runner, AgentPools shared, ScheduledExecutorService agentTimer)
            throws IOException {
        var means = new CliAgent.Means(runner, new SessionStore(properties.sessions()), agentTimer);
        var pools = new HashMap<String, Pool>();
        var agents = new HashMap<String, Agent>();
        properties
                .named()
                .forEach((name, settings) ->
                        agents.put(name, agent(name, settings, pool(name, settings, pools, shared), means)));
        return new Agents(agents, properties.standard(), properties.workloads());
    }

    @Bean
    AgentRunHandler agentRunHandler(Agents agents) {
        return new AgentRunHandler(agents);
    }

    private static Pool pool(String name, AgentSettings settings, Map<String, Pool> pools, AgentPools shared) {
        var own = settings.pool();
        return pools.computeIfAbsent(own == null ? name : own, it -> new Pool(it, settings.concurrency(), shared));
    }

    private static Agent agent(String name, AgentSettings settings, Pool pool, CliAgent.Means means) {
        return switch (settings.kind()) {
            case LOCAL -> new LocalAgent(name);
            case CLAUDE -> cli(name, settings, new ClaudeAdapter(settings), pool, means);
            case CODEX -> cli(name, settings, new CodexAdapter(settings), pool, means);
            case NDJSON -> cli(name, settings, new NdjsonAdapter(name, settings), pool, means);
            case ANTHROPIC, OPENAI ->
                throw new IllegalArgumentException("errand.agents.named." + name
                        + ".kind: models over HTTP are not in this build; there are claude, codex, ndjson and local");
        };
    }

    private static Agent cli(String name, AgentSettings settings, Adapter adapter, Pool pool, CliAgent.Means means) {
        if (settings.program() == null || !settings.program().isAbsolute()) {
            throw new IllegalArgumentException(
                    "errand.agents.named." + name + ".program must be the absolute path of the program");
        }
        return new CliAgent(name, settings, adapter, pool, means);
    }
}
