package dev.errand.client.terminal;

/** Shows how a job goes. */
public interface ProgressView {

    static ProgressView on(Terminal terminal) {
        return terminal.repaints() ? new RepaintingView(terminal) : new PlainView(terminal);
    }

    /** Called after every event. */
    void show(JobProgress progress);
}
