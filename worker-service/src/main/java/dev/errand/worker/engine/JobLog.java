package dev.errand.worker.engine;

import dev.errand.progress.LogLevel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The job's own log: shown live to those who watch, kept in PostgreSQL. Lines are cut at 4,000 characters. */
public interface JobLog {

    /**
     * @param item the element of a stage that fans out, if the line is about one
     * @param fields more to know about it, stored as JSON; may be empty
     */
    void line(LogLevel level, String message, @Nullable String item, Map<String, ?> fields);

    default void info(String message) {
        line(LogLevel.INFO, message, null, Map.of());
    }

    default void warn(String message) {
        line(LogLevel.WARN, message, null, Map.of());
    }
}
