package dev.errand.worker.fortune;

import dev.errand.worker.agent.Agent;
import dev.errand.worker.agent.Agents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker's part of the fortune shop. */
@Configuration(proxyBeanMethods = false)
class FortuneConfiguration {

    /** {@code errand.agents.for.fortune} says who writes; the local agent, which is the default, leaves it to the charts. */
    @Bean
    FortuneHandler fortuneHandler(Agents agents) {
        var agent = agents.forWorkload("fortune");
        return new FortuneHandler(
                agent.reach() == Agent.Reach.COMPUTATION ? new ComputedChapters() : new AskedChapters(agent));
    }
}
