package dev.errand.api.agent;

import dev.errand.agent.AgentJobs;
import dev.errand.api.job.Submittable;
import dev.errand.api.job.Submittables;
import java.util.List;
import org.springframework.stereotype.Component;

/** To ask an agent is a job type, whatever agents the workers have. */
@Component
class AgentTypes implements Submittables {

    @Override
    public List<Submittable> types() {
        return List.of(Submittable.of(AgentJobs.RUN, AgentJobs.DESCRIPTION, AgentJobs.schema())
                .check(AgentJobs::check));
    }
}
