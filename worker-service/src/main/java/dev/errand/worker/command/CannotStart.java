package dev.errand.worker.command;

/** A program was not started; the message says what to install or to configure. */
public final class CannotStart extends Exception {

    private static final long serialVersionUID = 1L;

    private final String kind;

    CannotStart(String kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** One word for programs: {@code program_missing}, {@code program_not_allowed}, {@code sandbox}, {@code start}. */
    public String kind() {
        return kind;
    }
}
