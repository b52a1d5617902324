package dev.errand.worker.agent;

import dev.errand.agent.AgentRequest;
import dev.errand.job.Json;
import dev.errand.schema.JsonSchema;
import dev.errand.worker.engine.JobRun;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sees to it that an answer keeps to the request's schema: an answer that does not gets one try to repair it. */
final class Structured {

    static final String NO_VALID_OUTPUT = "no_valid_output";

    /** Asks once. */
    @FunctionalInterface
    interface Once {
        Outcome ask(AgentRequest request) throws InterruptedException;
    }

    private Structured() {}

    static Outcome ask(AgentRequest request, JobRun run, Once once) throws InterruptedException {
        if (request.schema() == null) {
            return once.ask(request);
        }
        JsonSchema schema;
        try {
            schema = JsonSchema.of(request.schema());
        } catch (IllegalArgumentException e) {
            return new Outcome.Fatal("invalid_input", "schema: " + e.getMessage());
        }
        var first = once.ask(request);
        var wrong = wrong(first, schema);
        if (wrong == null) {
            return first;
        }
        run.log().warn("the answer does not keep to the schema, asking once more: " + wrong);
        var second = once.ask(request.prompt(repair(request, wrong)));
        var stillWrong = wrong(second, schema);
        return stillWrong == null
                ? second
                : new Outcome.Fatal(NO_VALID_OUTPUT, "no answer that keeps to the schema, in two tries: " + stillWrong);
    }

    /** What is wrong with an answer; null if nothing is, or if there is none. */
    private static @Nullable String wrong(Outcome outcome, JsonSchema schema) {
        if (outcome instanceof Outcome.Retry retry && retry.kind().equals(NO_VALID_OUTPUT)) {
            return retry.message();
        }
        if (!(outcome instanceof Outcome.Done done)) {
            return null;
        }
        var json = done.result().structured();
        if (json == null) {
            return "it is no JSON";
        }
        var violations = schema.check(json);
        return violations.isEmpty()
                ? null
                : violations.stream().limit(10).map(Object::toString).collect(Collectors.joining("; "));
    }

    private static String repair(AgentRequest request, String wrong) {
        return """
                %s

                Answer with one JSON value and nothing else. It must keep to this JSON Schema:
                %s
                An earlier answer was refused: %s""".formatted(request.prompt(), Json.of(request.schema() == null ? Json.NULL : request.schema()), wrong);
    }
}
