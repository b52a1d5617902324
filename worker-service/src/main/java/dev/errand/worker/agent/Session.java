package dev.errand.worker.agent;

import dev.errand.agent.AgentTokens;
import java.util.UUID;

/**
 * The conversation of a run.
 *
 * @param id made by the job, or by the program if it insists
 * @param resumed whether an earlier attempt began it
 * @param before what the earlier attempts used, for programs that count the whole conversation
 */
record Session(String id, boolean resumed, AgentTokens before) {

    static Session fresh() {
        return new Session(UUID.randomUUID().toString(), false, AgentTokens.NONE);
    }
}
