package dev.errand.client.api;

import java.util.List;

/** The API understood and said no (a 4xx): the same call will be refused again. */
public final class Refused extends ApiFailure {

    private static final long serialVersionUID = 1;

    private final int status;

    /** @param sentences one for each thing that is wrong */
    Refused(int status, List<String> sentences) {
        super(String.join("\n", sentences));
        this.status = status;
    }

    /** The HTTP status, 400 to 499. */
    public int status() {
        return status;
    }
}
