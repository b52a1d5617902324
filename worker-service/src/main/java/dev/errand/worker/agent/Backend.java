package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.worker.engine.JobRun;

/** What answers behind an agent: a program, or a server. For many threads. */
interface Backend {

    /** One try, however it ends told to the ledger. Interrupting the calling thread stops it. */
    Outcome ask(AgentRequest request, Exchange exchange, JobRun run, Ledger ledger) throws InterruptedException;

    /** Whether the ledger will know what a request costs, so that a cap can be kept. */
    boolean knowsCost(AgentRequest request);
}
