package dev.errand.client.api;

/** The API understood and said no (a 4xx): the same call will be refused again. */
public final class Refused extends ApiFailure {

    private static final long serialVersionUID = 1;

    private final int status;

    Refused(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status, 400 to 499. */
    public int status() {
        return status;
    }
}
