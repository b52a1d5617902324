package dev.errand.client.api;

/** A call did not give what it was made for; the message is for the person at the terminal. */
public abstract sealed class ApiFailure extends RuntimeException permits Unreachable, Refused {

    private static final long serialVersionUID = 1;

    ApiFailure(String message) {
        super(message);
    }

    ApiFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
