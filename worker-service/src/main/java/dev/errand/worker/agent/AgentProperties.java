package dev.errand.worker.agent;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The agents of this worker, and which of them serves whom.
 *
 * @param named agents by their names; {@code local} is always there
 * @param standard {@code errand.agents.default}: who serves when nothing else is said
 * @param workloads {@code errand.agents.for}: who serves a workload, by the workload's name
 * @param sessions where conversations are kept that a later attempt may go on with
 */
@ConfigurationProperties("errand.agents")
record AgentProperties(
        @DefaultValue Map<String, AgentSettings> named,
        @Name("default") @DefaultValue("local") String standard,
        @Name("for") @DefaultValue Map<String, String> workloads,

        @DefaultValue("${java.io.tmpdir}/errand-agent-sessions")
        Path sessions) {}
