package dev.errand.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a worker process has done, in files of {@code RUN_DIR} that others read while it runs: {@code c.PID} holds
 * "count first_ns last_ns" and is at most 20 ms old, {@code l.PID} one lateness in ns a line, {@code e.log} the events.
 */
final class Tally {

    private static final int PAUSE_MILLIS = 20;

    private final LongAdder count = new LongAdder();
    private final AtomicLong first = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> latenesses = new ConcurrentLinkedQueue<>();
    private final FileChannel counts;
    private final FileChannel lates;
    private final FileChannel events;
    private volatile long last;

    /** Starts to write. */
    static Tally in(Path directory) throws IOException {
        Files.createDirectories(directory);
        var pid = ProcessHandle.current().pid();
        var counts = FileChannel.open(
                directory.resolve("c." + pid), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        var tally = new Tally(counts, appending(directory.resolve("l." + pid)), appending(directory.resolve("e.log")));
        var thread = new Thread(tally::writeOnAndOn, "tally");
        thread.setDaemon(true);
        thread.start();
        return tally;
    }

    private Tally(FileChannel counts, FileChannel lates, FileChannel events) {
        this.counts = counts;
        this.lates = lates;
        this.events = events;
    }

    private static FileChannel appending(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    void count() {
        last = System.nanoTime();
        if (first.get() == 0) {
            first.compareAndSet(0, last);
        }
        count.increment();
    }

    /** How many so far. */
    long counted() {
        return count.sum();
    }

    void late(long nanos) {
        latenesses.add(nanos);
    }

    /** Written at once: the process may be killed at any moment. */
    void event(String line) throws IOException {
        events.write(bytes(line + "\n"));
    }

    private void writeOnAndOn() {
        var written = 0L;
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                var now = count.sum();
                if (now != written) {
                    write(now);
                    written = now;
                }
            }
        } catch (InterruptedException | IOException e) {
            throw new IllegalStateException("the tally cannot be kept", e);
        }
    }

    private void write(long now) throws IOException {
        counts.write(bytes("%-64s%n".formatted(now + " " + first.get() + " " + last)), 0);
        var lines = new StringBuilder();
        for (var late = latenesses.poll(); late != null; late = latenesses.poll()) {
            lines.append(late).append('\n');
        }
        lates.write(bytes(lines.toString()));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
