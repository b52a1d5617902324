package dev.errand.worker.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message once.
 *
 * @param statusCode null if there was no answer
 * @param error a sentence for the endpoint's owner; null if the message was taken
 * @param retryAfter how long the endpoint asks to be left alone; null if it does not
 */
record Answer(
        @Nullable Integer statusCode,
        Duration latency,
        @Nullable String error,
        @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    static Answer of(int statusCode, Duration latency, @Nullable Duration retryAfter) {
        return statusCode / 100 == 2
                ? new Answer(statusCode, latency, null, null)
                : new Answer(statusCode, latency, describe(statusCode), retryAfter);
    }

    static Answer none(Duration latency, String error) {
        return new Answer(null, latency, error, null);
    }

    private static String describe(int statusCode) {
        return statusCode / 100 == 3
                ? "answered " + statusCode + ", and redirects are not followed"
                : "answered " + statusCode;
    }

    boolean taken() {
        return error == null;
    }

    /** The endpoint wants nothing any more. */
    boolean gone() {
        return statusCode != null && statusCode == GONE;
    }
}
