package dev.errand.worker.agent;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The agents of this worker. */
public final class Agents {

    static final String LOCAL = "local";

    private final Map<String, Agent> agents;
    private final String standard;
    private final Map<String, String> workloads;

    /** @throws IllegalArgumentException if the configuration names an agent that is not there */
    Agents(Map<String, Agent> configured, String standard, Map<String, String> workloads) {
        this.agents = new TreeMap<>(configured);
        this.agents.putIfAbsent(LOCAL, new LocalAgent(LOCAL));
        this.standard = standard;
        this.workloads = Map.copyOf(workloads);
        require("errand.agents.default", standard);
        workloads.forEach((workload, agent) -> require("errand.agents.for." + workload, agent));
    }

    private void require(String key, String agent) {
        if (!agents.containsKey(agent)) {
            throw new IllegalArgumentException(
                    "%s names the agent '%s', which errand.agents.named does not have; there are %s"
                            .formatted(key, agent, names()));
        }
    }

    /** The agent of this name, the default one for null; null if there is none of this name. */
    public @Nullable Agent find(@Nullable String name) {
        return agents.get(name == null ? standard : name);
    }

    /** The agent that serves a workload: its own by configuration, otherwise the default one. */
    public Agent forWorkload(String workload) {
        var agent = agents.get(workloads.getOrDefault(workload, standard));
        return agent == null ? new LocalAgent(LOCAL) : agent;
    }

    /** All names, in order. */
    public TreeSet<String> names() {
        return new TreeSet<>(agents.keySet());
    }
}
