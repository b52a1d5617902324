package dev.errand.worker.command;

import dev.errand.worker.command.OutputSink.Stream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Makes lines of one stream's bytes, each cut at what the sink wants, so that no line grows the heap beyond that. */
final class Lines {

    private final Stream stream;
    private final OutputSink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    private boolean cut;
    private boolean afterReturn;

    Lines(Stream stream, OutputSink sink) {
        this.stream = stream;
        this.sink = sink;
    }

    void take(byte[] data, int length) {
        var longest = sink.longestLine(stream);
        if (longest <= 0) {
            line.reset();
            return;
        }
        var from = 0;
        for (var at = 0; at < length; at++) {
            var end = data[at];
            if (end == '\n' || end == '\r') {
                add(data, from, at, longest);
                if (end != '\n' || !afterReturn || at > from || line.size() > 0) { // \r\n ends one line, not two
                    deliver();
                }
                from = at + 1;
            }
            afterReturn = end == '\r';
        }
        add(data, from, length, longest);
    }

    private void add(byte[] data, int from, int to, int longest) {
        var room = Math.max(0, longest - line.size());
        line.write(data, from, Math.min(room, to - from));
        cut |= to - from > room;
    }

    private void deliver() {
        sink.line(stream, line.toString(StandardCharsets.UTF_8), cut);
        line.reset();
        cut = false;
    }

    /** The stream has ended: what has no line end is a line all the same. */
    void end() {
        if (line.size() > 0) {
            deliver();
        }
    }
}
