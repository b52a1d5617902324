package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One program: how it is started, what its output means, and what its ending comes to. For many threads. */
interface Adapter {

    /**
     * How to start it.
     *
     * @param argv without prompts or keys, which everybody on the machine could read
     * @param environment all of it
     */
    record Invocation(List<String> argv, Map<String, String> environment) {}

    /**
     * Writes what it needs into its home.
     *
     * @param key the provider's; empty if none is configured
     */
    Invocation invocation(AgentRequest request, Session session, Path home, String key) throws IOException;

    Transcript transcript(AgentRequest request, Session session, Events events);

    /** Whether its program can go on with an earlier conversation. */
    default boolean resumes() {
        return false;
    }
}
