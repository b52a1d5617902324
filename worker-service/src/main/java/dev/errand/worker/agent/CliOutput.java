package dev.errand.worker.agent;

import dev.errand.worker.command.OutputSink;

/** Gives a program's lines to its transcript, however long they are, and stops it when it gets too dear. */
final class CliOutput implements OutputSink {

    private static final int LONGEST_LINE = 64 * 1024 * 1024;

    private final Transcript transcript;
    private final Ledger ledger;
    private final Brake brake;
    private volatile boolean complete;
    private volatile String lastWords = "";

    CliOutput(Transcript transcript, Ledger ledger, Brake brake) {
        this.transcript = transcript;
        this.ledger = ledger;
        this.brake = brake;
    }

    @Override
    public void line(Stream stream, String text, boolean cut) {
        if (stream == Stream.STDERR) {
            lastWords = text.isBlank() ? lastWords : text.strip();
            return;
        }
        transcript.line(text);
        complete = transcript.complete();
        if (!complete && ledger.over(transcript.spent())) {
            brake.press(ledger.overCap(transcript.spent()));
        }
    }

    @Override
    public int longestLine(Stream stream) {
        return stream == Stream.STDOUT ? LONGEST_LINE : 4_000;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    /** What it said last on standard error. */
    String lastWords() {
        return lastWords;
    }
}
