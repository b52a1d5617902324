package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.agent.AgentResult;
import dev.errand.agent.AgentTokens;
import dev.errand.worker.engine.JobRun;
import java.math.BigDecimal;

/** What a worker can do without any model: it picks the sentences of the prompt that say most, and says that it did so. */
final class LocalAgent implements Agent {

    private static final int MOST_SENTENCES = 5;

    private final String name;

    LocalAgent(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reach reach() {
        return Reach.COMPUTATION;
    }

    @Override
    public Outcome ask(AgentRequest request, Exchange exchange, JobRun run) {
        run.detail("agent", name);
        if (request.schema() != null) {
            return new Outcome.Fatal(
                    "no_model",
                    "the local agent answers with text only: configure an agent under errand.agents.named, and"
                            + " errand.agents.default to use it");
        }
        run.log().info("computed, not written by a model");
        var summary = Summary.of(request.prompt(), MOST_SENTENCES);
        var text = "Computed, not written by a model: the %d of %d sentences that say most.%n%n%s"
                .formatted(summary.chosen().size(), summary.sentences(), String.join("\n", summary.chosen()));
        return new Outcome.Done(
                new AgentResult(text, null, "computed", name, null, 0, AgentTokens.NONE, BigDecimal.ZERO));
    }
}
