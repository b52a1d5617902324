package dev.errand.worker.engine;

/** No attempt can succeed: the job fails now, whatever retries are left. The message is shown to the user. */
public final class GiveUp extends Exception {

    private static final long serialVersionUID = 1L;

    public GiveUp(String message) {
        super(message);
    }
}
