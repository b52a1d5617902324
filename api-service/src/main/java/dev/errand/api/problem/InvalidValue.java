package dev.errand.api.problem;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** 422: the request is well formed, but one value in it is not one that it may have. */
public final class InvalidValue extends Problem {

    private static final long serialVersionUID = 1L;

    /** @param bound what the value must keep to, such as {@code 1..100} or the words it may be */
    public InvalidValue(String field, String message, @Nullable Object bound) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-value",
                "Invalid value",
                field + ": " + message,
                new Fault(field, message, bound));
    }

    /** The value, if it is within the bounds. */
    public static int within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidValue(field, "is " + value + ", not " + least + " to " + most, least + ".." + most);
        }
        return value;
    }

    /** The time that the text says, which may be of the years 1 to 9999; null is none. */
    public static @Nullable Instant time(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            // as below
        }
        throw new InvalidValue(field, "is no time such as 2026-11-25T08:00:00Z", "ISO 8601 with an offset");
    }
}
