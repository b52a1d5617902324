package dev.errand.worker.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The job types that this worker knows, each with its handler. */
public final class Handlers {

    private final Map<String, JobHandler<?, ?>> byType = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two handlers claim the same type */
    public Handlers(Collection<? extends JobHandler<?, ?>> handlers) {
        for (var handler : handlers) {
            var other = byType.put(handler.type().name(), handler);
            if (other != null) {
                throw new IllegalArgumentException("two handlers for "
                        + handler.type().name() + ": " + other.getClass().getName() + " and "
                        + handler.getClass().getName());
            }
        }
    }

    JobHandler<?, ?> of(String type) {
        var handler = byType.get(type);
        if (handler == null) {
            throw new IllegalStateException("a claim takes known types only, and " + type + " is none");
        }
        return handler;
    }

    String[] names() {
        return byType.keySet().toArray(String[]::new);
    }
}
