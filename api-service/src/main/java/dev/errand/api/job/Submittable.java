package dev.errand.api.job;

import dev.errand.command.Sandbox;
import dev.errand.job.JobType;
import dev.errand.schema.JsonSchema;
import dev.errand.schema.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job type that clients may submit. Features offer theirs through {@link Submittables}; {@code POST /api/jobs} and
 * {@code GET /api/job-types} know only this.
 *
 * @param type its name, lane, timeout, retry policy and stages
 * @param description one or two sentences for people: what a job of this type does
 * @param schema what an input must keep to
 * @param check what is wrong with an input: the schema's violations, and what a schema cannot say
 * @param sandbox the least level that a worker must have to run it
 * @param through the request that submits it, such as {@code POST /analyze}; null if that is {@code POST /api/jobs}
 */
public record Submittable(
        JobType<?> type,
        String description,
        JsonSchema schema,
        InputCheck check,
        Sandbox sandbox,
        @Nullable String through) {

    /** Looks at every input that is submitted: no I/O. */
    @FunctionalInterface
    public interface InputCheck {
        /** What is wrong with it; empty if nothing is. */
        List<Violation> check(JsonNode input);
    }

    /** A type whose inputs need only keep to their schema, and that runs in any sandbox. */
    public static Submittable of(JobType<?> type, String description, JsonSchema schema) {
        return new Submittable(type, description, schema, schema::check, Sandbox.NONE, null);
    }

    /** @param whole stands in for the check against the schema, which it includes */
    public Submittable check(InputCheck whole) {
        return new Submittable(type, description, schema, whole, sandbox, through);
    }

    public Submittable sandbox(Sandbox least) {
        return new Submittable(type, description, schema, check, least, through);
    }

    public Submittable through(String request) {
        return new Submittable(type, description, schema, check, sandbox, request);
    }
}
