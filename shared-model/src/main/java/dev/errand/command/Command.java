package dev.errand.command;

import dev.errand.job.JobType;
import dev.errand.job.Lane;
import dev.errand.job.RetryPolicy;
import dev.errand.schema.JsonSchema;
import dev.errand.schema.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A declared command, ready for use: its job type, the check of its inputs, and what to run for one. */
public final class Command {

    /** All commands' job types begin with it. */
    public static final String PREFIX = "command.";

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private final CommandSpec spec;
    private final JobType<JsonNode> type;
    private final JsonSchema schema;
    private final Arguments arguments;
    private final @Nullable Template stdin;

    /**
     * @param name under which it is declared: lower case letters, digits and hyphens
     * @throws IllegalArgumentException if name and spec make no command; the message names the key
     */
    public Command(String name, CommandSpec spec) {
        try {
            this.spec = spec;
            this.type = JobType.of(PREFIX + name, JsonNode.class, new Lane(spec.lane()))
                    .timeout(spec.timeout())
                    .retry(new RetryPolicy(spec.retries(), spec.backoff(), longer(spec.backoff(), LONGEST_DELAY)));
            this.schema = InputSchema.of(spec.input());
            this.arguments = Arguments.of(spec.argv());
            this.stdin = spec.stdin() == null ? null : Template.of(spec.stdin());
            InputSchema.requireProperties(schema, "argv", arguments.properties());
            InputSchema.requireProperties(schema, "stdin", stdin == null ? List.of() : stdin.properties());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("errand.commands." + name + ": " + e.getMessage(), e);
        }
    }

    /** All that are declared, in their order. */
    public static List<Command> all(Map<String, CommandSpec> declared) {
        return declared.entrySet().stream()
                .map(entry -> new Command(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    public CommandSpec spec() {
        return spec;
    }

    public JobType<JsonNode> type() {
        return type;
    }

    /** Of the input. */
    public JsonSchema schema() {
        return schema;
    }

    /** What is wrong with an input: what its schema says, and what no argument may hold. Empty if nothing is. */
    public List<Violation> check(JsonNode input) {
        if (!input.isObject()) {
            return List.of(new Violation("", "the input of " + type.name() + " is an object"));
        }
        var found = new ArrayList<>(schema.check(input));
        found.addAll(arguments.check(input));
        return found;
    }

    /** The program and its arguments for an input that {@link #check} has nothing against. */
    public List<String> argv(JsonNode input) {
        return arguments.fill(input);
    }

    /** What the program reads on standard input; null for nothing. */
    public @Nullable String stdin(JsonNode input) {
        return stdin == null ? null : stdin.fill(input).orElse("");
    }
}
