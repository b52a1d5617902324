package dev.errand.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** How a job is to be run, as the API takes it; what is not given is left to the type. */
final class JobOptions {

    @Option(names = "--priority", paramLabel = "1..10", description = "1 runs first")
    private @Nullable Integer priority;

    @Option(names = "--run-at", paramLabel = "TIME", description = "not before, such as 2026-12-24T18:00:00Z")
    private @Nullable String runAt;

    @Option(names = "--tag", paramLabel = "TAG", description = "to find it by; may be given up to 10 times")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--max-retries", paramLabel = "N", description = "tries after the first one")
    private @Nullable Integer maxRetries;

    @Option(names = "--timeout", paramLabel = "TIME", description = "of one attempt, such as 90s, 5m, 2h")
    private @Nullable String timeout;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "asked again under it within 24 hours, nothing is stored twice")
    private @Nullable String idempotencyKey;

    boolean given() {
        return priority != null
                || runAt != null
                || !tags.isEmpty()
                || maxRetries != null
                || timeout != null
                || idempotencyKey != null;
    }

    void into(ObjectNode body) {
        if (priority != null) {
            body.put("priority", priority);
        }
        if (runAt != null) {
            body.put("run_at", runAt);
        }
        if (!tags.isEmpty()) {
            var list = body.putArray("tags");
            tags.forEach(list::add);
        }
        if (maxRetries != null) {
            body.put("max_retries", maxRetries);
        }
        if (timeout != null) {
            body.put("timeout", timeout);
        }
    }

    Map<String, String> headers() {
        return idempotencyKey == null ? Map.of() : Map.of("Idempotency-Key", idempotencyKey);
    }
}
