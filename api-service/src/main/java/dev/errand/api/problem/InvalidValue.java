package dev.errand.api.problem;

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
}
