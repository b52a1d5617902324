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
    Outcome ask(AgentRequest request, Exchange exchange, JobRun run) throws InterruptedException;

    /** Asks without any files. */
    default Outcome ask(AgentRequest request, JobRun run) throws InterruptedException {
        return ask(request, Exchange.none(), run);
    }

    /** What can be asked of it. */
    Reach reach();

    /** How far an agent reaches; each one further than those before. */
    enum Reach {
        /** It is no model, but a program's own computation. */
        COMPUTATION,
        /** It answers with text. */
        TEXT,
        /** It reads and writes the files of an {@link Exchange} too. */
        FILES,
        /** It also obeys slash commands, whose files are below {@code .claude/commands}. */
        COMMANDS
    }
}
