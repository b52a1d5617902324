package dev.errand.worker.command;

/**
 * Takes what a program prints. Called by one thread per stream while the program runs; what it takes, the program waits. An
 * exception ends the deliveries, not the program, and is thrown when that has ended.
 */
public interface OutputSink {

    OutputSink NONE = new OutputSink() {};

    /** One of a program's two streams. */
    enum Stream {
        STDOUT,
        STDERR
    }

    /** Bytes as they came; the array is reused after the call. */
    default void bytes(Stream stream, byte[] data, int length) {}

    /**
     * A line as it ended, by a line feed, a carriage return or the stream's end; what is no UTF-8 is replaced.
     *
     * @param cut whether it was longer than {@link #longestLine}: then it is the line's beginning
     */
    default void line(Stream stream, String text, boolean cut) {}

    /** The most bytes of a line that are delivered; 0 for a stream whose lines are not wanted, or no longer. */
    default int longestLine(Stream stream) {
        return 4_000;
    }

    /** Whether the program's final result has come: asked after each line, it starts {@link Clocks#afterResult}. */
    default boolean complete() {
        return false;
    }
}
