package dev.errand.worker.agent.pool;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** The pools and what was spent, over the handlers' own connections. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    @Bean
    AgentPools agentPools(DatabaseClient database) {
        return new AgentPools(database);
    }

    @Bean
    SpentSoFar spentSoFar(DatabaseClient database) {
        return new SpentSoFar(database);
    }
}
