package dev.errand.local;

/** Shows how a job goes. */
interface ProgressView {

    static ProgressView on(Terminal terminal) {
        return terminal.repaints() ? new RepaintingView(terminal) : new PlainView(terminal);
    }

    /** Called after every event. */
    void show(JobProgress progress);
}
