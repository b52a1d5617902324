package dev.errand.api.job;

import dev.errand.job.JobType;
import dev.errand.job.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A job type that clients may submit. Features offer theirs through {@link Submittables}; {@code POST /api/jobs} and
 * {@code GET /api/job-types} know only this.
 *
 * @param type its name, lane, timeout, retry policy and stages
 * @param description one or two sentences for people: what a job of this type does
 * @param inputSchema the JSON Schema that an input must keep to
 * @param check what the schema cannot say; asked only about inputs that keep to the schema
 * @param sandbox the least sandbox level that a worker must have to run it ({@code bwrap}, {@code prlimit}); null if any
 *     will do
 * @param through the request that submits it, such as {@code POST /analyze}, if it is not {@code POST /api/jobs}
 */
public record Submittable(
        JobType<?> type,
        String description,
        Json inputSchema,
        InputCheck check,
        @Nullable String sandbox,
        @Nullable String through) {

    /** What is wrong with an input beyond its schema. Called for every job that is submitted: no I/O. */
    @FunctionalInterface
    public interface InputCheck {
        InputCheck NONE = input -> List.of();

        /** Empty if nothing is. */
        List<Fault> faults(JsonNode input);
    }

    /**
     * One thing that is wrong with an input.
     *
     * @param pointer where, as a JSON Pointer within the input; empty for the input as a whole
     * @param message goes on after the name of the place, as in {@code begins with '-'}
     */
    public record Fault(String pointer, String message) {}

    /** @throws tools.jackson.core.JacksonException if the schema is no JSON */
    public Submittable {
        inputSchema.tree();
    }

    /** A type whose inputs need only keep to their schema, and that runs in any sandbox. */
    public static Submittable of(JobType<?> type, String description, Json inputSchema) {
        return new Submittable(type, description, inputSchema, InputCheck.NONE, null, null);
    }

    public Submittable check(InputCheck more) {
        return new Submittable(type, description, inputSchema, more, sandbox, through);
    }

    public Submittable sandbox(String least) {
        return new Submittable(type, description, inputSchema, check, least, through);
    }

    public Submittable through(String request) {
        return new Submittable(type, description, inputSchema, check, sandbox, request);
    }
}
