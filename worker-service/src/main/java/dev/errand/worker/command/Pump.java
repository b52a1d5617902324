package dev.errand.worker.command;

import dev.errand.worker.command.OutputSink.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of a program's pipes to its end, whatever becomes of what is read: a pipe that nobody drains stops the program.
 * On a platform thread, for a blocking read of a pipe would hold a virtual thread's carrier.
 */
final class Pump implements Runnable {

    private static final int BUFFER = 16 * 1024;
    private static final long STACK = 128 * 1024;

    private final Stream stream;
    private final InputStream pipe;
    private final OutputSink sink;
    private final Watch watch;
    private final Lines lines;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long bytes;
    private volatile boolean silenced;
    private volatile @Nullable RuntimeException failure;

    Pump(Stream stream, InputStream pipe, OutputSink sink, Watch watch) {
        this.stream = stream;
        this.pipe = pipe;
        this.sink = sink;
        this.watch = watch;
        this.lines = new Lines(stream, sink);
    }

    void start(long pid) {
        var thread = new Thread(null, this, "errand-" + stream.name().toLowerCase(Locale.ROOT) + "-" + pid, STACK);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void run() {
        var buffer = new byte[BUFFER];
        try {
            for (var n = pipe.read(buffer); n >= 0; n = pipe.read(buffer)) {
                bytes += n;
                watch.heard();
                deliver(buffer, n);
            }
        } catch (IOException closed) {
            // while it was read: the program is gone
        } finally {
            end();
            ended.countDown();
        }
    }

    private void deliver(byte[] buffer, int n) {
        if (silenced) {
            return;
        }
        try {
            sink.bytes(stream, buffer, n);
            lines.take(buffer, n);
            if (sink.complete()) {
                watch.complete();
            }
        } catch (RuntimeException e) {
            failure = e;
            silenced = true;
        }
    }

    private void end() {
        try {
            if (!silenced) {
                lines.end();
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    boolean awaitEnd(long nanos) throws InterruptedException {
        return ended.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Delivers no more, though somebody may still hold the pipe open and write to it. */
    void silence() {
        silenced = true;
    }

    long bytes() {
        return bytes;
    }

    /** What the sink threw; null if nothing. */
    @Nullable
    RuntimeException failure() {
        return failure;
    }
}
