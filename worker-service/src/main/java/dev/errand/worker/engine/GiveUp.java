package dev.errand.worker.engine;

/** No attempt can succeed: the job fails now, whatever retries are left. The message is shown to the user. */
public final class GiveUp extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;

    public GiveUp(String message) {
        this("gave_up", message);
    }

    /** @param kind one word for programs, shown as the error's {@code kind} */
    public GiveUp(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
