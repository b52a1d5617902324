package dev.errand.agent;

import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.RetryPolicy;
import dev.errand.schema.JsonSchema;
import dev.errand.schema.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The job type by which clients ask an agent. */
public final class AgentJobs {

    /** Provider's bad minutes pass: the retries reach over half an hour. */
    public static final JobType<AgentRequest> RUN = JobType.of("agent.run", AgentRequest.class, Lane.AGENT)
            .timeout(Duration.ofHours(1))
            .retry(new RetryPolicy(4, Duration.ofSeconds(60), Duration.ofMinutes(30)));

    public static final String DESCRIPTION =
            "Asks an agent: a command line such as claude or codex, or a model. Which one is configuration, unless"
                    + " the input names one. With a schema, the answer is JSON that keeps to it.";

    private static final JsonSchema SCHEMA = load();

    private AgentJobs() {}

    /** What an input must keep to. */
    public static JsonSchema schema() {
        return SCHEMA;
    }

    /** What is wrong with an input, its own {@code schema} included; empty if nothing is. */
    public static List<Violation> check(JsonNode input) {
        var wrong = new ArrayList<>(SCHEMA.check(input));
        var asked = input.path("schema");
        if (wrong.isEmpty() && asked.isObject()) {
            try {
                JsonSchema.of(asked);
            } catch (IllegalArgumentException e) {
                wrong.add(new Violation("/schema", Objects.requireNonNullElse(e.getMessage(), "no JSON Schema")));
            }
        }
        return List.copyOf(wrong);
    }

    private static JsonSchema load() {
        try (var in = Objects.requireNonNull(AgentJobs.class.getResourceAsStream("agent-run.schema.json"))) {
            return JsonSchema.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
