package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.worker.engine.JobRun;

/** Answers requests, for a job. For many threads. */
public interface Agent {

    /** As it is configured. */
    String name();

    /**
     * Asks, and waits for what comes of it. Tells the job's log and progress meanwhile, and what is used up. Interrupting
     * the calling thread stops whatever runs.
     *
     * @return what came of it; {@link Outcome#orThrow} turns all but an answer into what the engine understands
     */
    Outcome ask(AgentRequest request, JobRun run) throws InterruptedException;
}
