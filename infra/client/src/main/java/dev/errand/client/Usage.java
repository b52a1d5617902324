package dev.errand.client;

/** What was given cannot be used; the message says what and why. */
final class Usage extends RuntimeException {

    private static final long serialVersionUID = 1;

    Usage(String message) {
        super(message);
    }

    Usage(String message, Throwable cause) {
        super(message, cause);
    }
}
