package dev.errand.embedded;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file. */
final class LogTail {

    private static final int MOST_BYTES = 64 * 1024;

    private LogTail() {}

    /** The last lines after a position, at most {@code count} of them; none when the file cannot be read. */
    static List<String> of(Path log, long from, int count) {
        try (var file = FileChannel.open(log)) {
            file.position(Math.max(from, file.size() - MOST_BYTES));
            byte[] bytes = Channels.newInputStream(file).readAllBytes();
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
