package dev.errand.progress;

import java.util.Locale;

/** How much a log line matters. */
public enum LogLevel {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The word in the database and on the wire, such as {@code info}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
