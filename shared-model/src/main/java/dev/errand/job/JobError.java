package dev.errand.job;

import org.jspecify.annotations.Nullable;

/**
 * Why an attempt did not succeed, as it is stored and shown.
 *
 * @param kind one word for programs: {@code error}, {@code invalid_input}, {@code timeout}, {@code poison}, {@code lost},
 *     {@code provider_busy}, {@code gave_up}, {@code cancelled}
 * @param message one sentence for people
 */
public record JobError(String kind, String message) {

    private static final int LONGEST = 4_000;

    public JobError {
        message = Secrets.redact(message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
    }

    public static JobError of(String kind, Throwable cause) {
        return new JobError(kind, describe(cause));
    }

    private static String describe(Throwable cause) {
        @Nullable String said = cause.getMessage();
        return said == null || said.isBlank() ? cause.getClass().getSimpleName() : said;
    }
}
