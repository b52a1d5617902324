package dev.errand.worker.agent;

import dev.errand.agent.AgentJobs;
import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.job.JobType;
import dev.errand.worker.engine.GiveUp;
import dev.errand.worker.engine.JobHandler;
import dev.errand.worker.engine.JobRun;

/** Asks the agent that a job names, or the one that serves {@code agent.run} by configuration. */
final class AgentRunHandler implements JobHandler<AgentRequest, AgentResult> {

    private final Agents agents;

    AgentRunHandler(Agents agents) {
        this.agents = agents;
    }

    @Override
    public JobType<AgentRequest> type() {
        return AgentJobs.RUN;
    }

    @Override
    public AgentResult run(AgentRequest request, JobRun run) throws Exception {
        var agent = request.agent() == null ? agents.forWorkload("agent.run") : agents.find(request.agent());
        if (agent == null) {
            throw new GiveUp(
                    "unknown_agent",
                    "no agent '%s' is configured on this worker: there are %s. Add it under errand.agents.named"
                            .formatted(request.agent(), agents.names()));
        }
        return agent.ask(request, run).orThrow();
    }
}
