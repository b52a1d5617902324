package dev.errand.progress;

import dev.errand.job.JobId;
import dev.errand.job.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a running job, for those who watch it.
 *
 * @param kind {@code state}, {@code stage}, {@code progress}, {@code log} or {@code item}: the SSE event's name
 * @param data a JSON object, always with {@code at}
 */
public record ProgressEvent(JobId job, String kind, Json data) {

    /** An attempt began. */
    public static ProgressEvent started(JobId job, int attempt) {
        return event(job, "state", fields("status", "processing", "attempt", attempt));
    }

    /** @param status as in {@link dev.errand.job.JobStage} */
    public static ProgressEvent stage(JobId job, String stage, String status, int progress, @Nullable String error) {
        return event(job, "stage", fields("stage", stage, "status", status, "progress", progress, "error", error));
    }

    /** @param percent of the whole job, 0 to 100 */
    public static ProgressEvent progress(JobId job, int percent, String message) {
        return event(job, "progress", fields("percent", percent, "message", message));
    }

    /** @param item the element of a stage that fans out, if the line is about one */
    public static ProgressEvent log(JobId job, LogLevel level, String message, @Nullable String item) {
        return event(job, "log", fields("level", level.word(), "message", message, "item", item));
    }

    /** @param status as in {@link dev.errand.job.JobStage} */
    public static ProgressEvent item(JobId job, String stage, String item, String status, @Nullable String error) {
        return event(job, "item", fields("stage", stage, "item", item, "status", status, "error", error));
    }

    private static ProgressEvent event(JobId job, String kind, Map<String, Object> fields) {
        fields.put("at", Instant.now().toString());
        return new ProgressEvent(job, kind, Json.of(fields));
    }

    private static Map<String, Object> fields(@Nullable Object... namesAndValues) {
        var fields = new LinkedHashMap<String, Object>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            var value = namesAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return fields;
    }
}
