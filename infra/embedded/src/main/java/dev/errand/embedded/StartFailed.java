package dev.errand.embedded;

/** A server or another child did not start; the message says why, with the last lines it logged. */
public class StartFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StartFailed(String message) {
        super(message);
    }

    public StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
