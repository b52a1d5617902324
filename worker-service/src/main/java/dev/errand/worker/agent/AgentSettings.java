package dev.errand.worker.agent;

import dev.errand.agent.AgentTokens;
import dev.errand.worker.agent.price.Price;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One agent, as {@code errand.agents.named.<name>} configures it.
 *
 * @param kind what it is
 * @param program the program's absolute path
 * @param baseUrl of the provider's API, or of a gateway; null for the provider's own
 * @param keyEnv the environment variable of the worker that holds the key
 * @param keyFile a file that holds it
 * @param model what to use unless the request says
 * @param maxTokens the longest answer of a model over HTTP
 * @param pool agents with the same one share a provider's limits; null for one of its own
 * @param concurrency how many runs at once, over all workers, while the provider refuses nothing
 * @param arguments more arguments for the program
 * @param environment more variables for the program
 * @param tools what {@code claude} may use; what it would have to ask for is denied
 * @param silence a run that says nothing for so long is stopped
 * @param ready a run that does not say so long after its start that it is ready is stopped
 * @param deadline a run that takes longer is stopped; null leaves it to the job's timeout
 * @param price for programs that do not say what they cost, and models that the list of prices lacks
 * @param network whether it has the network in its sandbox
 * @param fields how the output of a {@code ndjson} program is read
 * @param files that the program finds in its home, by their paths there
 * @param work files that it finds where it starts, by their paths there, such as {@code .claude/commands/name.md}
 * @param readable what it may read in its sandbox, beside the system and the program's own directory
 */
record AgentSettings(
        Kind kind,
        @Nullable Path program,
        @Nullable String baseUrl,
        @Nullable String keyEnv,
        @Nullable Path keyFile,
        @Nullable String model,
        @DefaultValue("16000") int maxTokens,
        @Nullable String pool,
        @DefaultValue("2") int concurrency,
        @DefaultValue List<String> arguments,
        @DefaultValue Map<String, String> environment,
        @DefaultValue List<String> tools,
        @DefaultValue("3m") Duration silence,
        @DefaultValue("20s") Duration ready,
        @Nullable Duration deadline,
        @Nullable Price price,
        @DefaultValue("true") boolean network,
        @Nullable NdjsonFields fields,
        @DefaultValue Map<String, String> files,
        @DefaultValue Map<String, String> work,
        @DefaultValue List<Path> readable) {

    /** What sort of agent it is. */
    enum Kind {
        CLAUDE,
        CODEX,
        NDJSON,
        ANTHROPIC,
        OPENAI,
        LOCAL
    }

    /** The cost of these tokens at the configured price; null without one. */
    @Nullable
    BigDecimal cost(AgentTokens tokens) {
        return price == null ? null : price.of(tokens);
    }

    /** The program's path. */
    String programPath() {
        return program == null ? "" : program.toString();
    }
}
