package dev.errand.client.api;

/** Nobody answers, or what answers is not the API, or it cannot serve now (a 5xx): another try may succeed. */
public final class Unreachable extends ApiFailure {

    private static final long serialVersionUID = 1;

    Unreachable(String message) {
        super(message);
    }

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
