package dev.errand.worker.agent;

import dev.errand.worker.agent.pool.AgentPools;
import dev.errand.worker.agent.pool.SpentSoFar;
import dev.errand.worker.agent.price.Prices;
import dev.errand.worker.command.ProgramRunner;
import java.io.IOException;
import java.util.HashMap;
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
    AgentFactory agentFactory(
            AgentProperties properties,
            ProgramRunner runner,
            AgentPools pools,
            SpentSoFar spent,
            Prices prices,
            ScheduledExecutorService agentTimer)
            throws IOException {
        var programs = new CliBackend.Means(runner, new SessionStore(properties.sessionsDirectory()), agentTimer);
        return new AgentFactory(programs, pools, spent, prices);
    }

    @Bean
    Agents agents(AgentProperties properties, AgentFactory factory) {
        var agents = new HashMap<String, Agent>();
        properties.named().forEach((name, settings) -> agents.put(name, factory.agent(name, settings)));
        return new Agents(agents, properties.standard(), properties.workloads());
    }

    @Bean
    AgentRunHandler agentRunHandler(Agents agents) {
        return new AgentRunHandler(agents);
    }
}
