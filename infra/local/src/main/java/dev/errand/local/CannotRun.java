package dev.errand.local;

/** The local system cannot start or go on; the message is for the person at the terminal. */
final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotRun(String message) {
        super(message);
    }

    CannotRun(String message, Throwable cause) {
        super(message, cause);
    }
}
