package dev.errand.worker.command;

/** The thread that ran a program was interrupted, and the program was stopped: nothing of it is left. */
public final class ProgramStopped extends InterruptedException {

    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    ProgramStopped(Ending ending) {
        super("interrupted; its program was stopped");
        this.ending = ending;
    }

    public Ending ending() {
        return ending;
    }
}
