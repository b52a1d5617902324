package dev.errand.worker.command;

import dev.errand.progress.LogLevel;
import dev.errand.worker.engine.JobRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What becomes of a command's output: lines go to the job's log, as many as are worth keeping; the beginning of standard
 * output is kept for the result; {@code PROGRESS 40 drawing} on a line of its own says how far it is.
 */
final class CommandOutput implements OutputSink, AutoCloseable {

    /** The most of standard output that is kept. */
    static final int MOST_BYTES = 1024 * 1024;
    /** The most lines of a stream that are logged. */
    static final int MOST_LINES = 2_000;

    private static final Pattern PROGRESS = Pattern.compile("PROGRESS (\\d{1,3})(?:\\s+(.*))?");

    private final JobRun run;
    private final Path file;
    private final OutputStream kept;
    private final Map<Stream, Integer> lines = new EnumMap<>(Map.of(Stream.STDOUT, 0, Stream.STDERR, 0));
    private int bytes;
    private volatile boolean truncated;
    private volatile String lastError = "";

    /** @param file where the beginning of standard output is kept */
    CommandOutput(JobRun run, Path file) throws IOException {
        this.run = run;
        this.file = file;
        this.kept = Files.newOutputStream(file);
    }

    @Override
    public void bytes(Stream stream, byte[] data, int length) {
        if (stream == Stream.STDOUT) {
            var room = Math.min(length, MOST_BYTES - bytes);
            truncated |= room < length;
            bytes += room;
            try {
                kept.write(data, 0, room);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void line(Stream stream, String text, boolean cut) {
        var progress = PROGRESS.matcher(text);
        if (stream == Stream.STDOUT && progress.matches()) {
            run.progress(Integer.parseInt(progress.group(1)), progress.group(2) == null ? "" : progress.group(2));
            return;
        }
        if (stream == Stream.STDERR && !text.isBlank()) {
            lastError = text.strip();
        }
        var number = count(stream);
        if (number <= MOST_LINES) { // more may come before the runner asks again whether lines are wanted
            log(stream, cut ? text + "…" : text);
        }
        if (number == MOST_LINES + 1) {
            log(stream, "(more than " + MOST_LINES + " lines: the others are not logged)");
        }
    }

    private void log(Stream stream, String text) {
        var level = stream == Stream.STDERR ? LogLevel.WARN : LogLevel.INFO;
        run.log().line(level, text, null, Map.of("stream", stream.name().toLowerCase(Locale.ROOT)));
    }

    private int count(Stream stream) {
        synchronized (lines) {
            return lines.merge(stream, 1, Integer::sum);
        }
    }

    @Override
    public int longestLine(Stream stream) {
        synchronized (lines) {
            return lines.getOrDefault(stream, 0) <= MOST_LINES ? 4_000 : 0;
        }
    }

    /** Whether standard output was longer than what is kept. */
    boolean truncated() {
        return truncated;
    }

    /** The beginning of standard output; what is no UTF-8 is replaced. */
    String text() throws IOException {
        kept.flush();
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** What it said last on standard error, to follow a message. */
    String lastWords() {
        return lastError.isEmpty()
                ? ""
                : ": " + (lastError.length() > 500 ? lastError.substring(0, 500) + "…" : lastError);
    }

    @Override
    public void close() throws IOException {
        kept.close();
    }
}
