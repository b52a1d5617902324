package dev.errand.worker.engine;

import dev.errand.job.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts about an attempt, gathered while it runs and stored with whatever it comes to. */
final class Details {

    private static final int MOST = 50;

    private final Map<String, Json> facts = new LinkedHashMap<>();

    /** The latest value counts. */
    synchronized void put(String name, Object value) {
        if (facts.size() < MOST || facts.containsKey(name)) {
            facts.put(name, Json.of(value));
        }
    }

    /** Null if there are none. */
    synchronized @Nullable Json json() {
        if (facts.isEmpty()) {
            return null;
        }
        var all = new StringBuilder("{");
        facts.forEach((name, value) -> all.append(all.length() == 1 ? "" : ",")
                .append(Json.of(name))
                .append(':')
                .append(value));
        return new Json(all.append('}').toString().replace("\\u0000", "\\ufffd")); // PostgreSQL takes no NUL
    }
}
