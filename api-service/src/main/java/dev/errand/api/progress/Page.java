package dev.errand.api.progress;

import dev.errand.progress.ProgressStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Some events of a job, one after the other, as they go over the wire: encoded once, however many watch.
 *
 * @param last where the next page begins; where this one began if it is empty
 * @param known false if Redis did not answer: there may be events after all
 */
record Page(byte[] bytes, int events, EventId last, boolean known) {

    static final int MOST_EVENTS = 100;
    private static final Set<String> PAYLOADS = Set.of("log", "item");

    static Page none(EventId after) {
        return new Page(new byte[0], 0, after, true);
    }

    static Page unknown(EventId after) {
        return new Page(new byte[0], 0, after, false);
    }

    /** @param open whether events that hold what the job says and makes are among them; the others' places are kept */
    static Page of(List<ProgressStream.Entry> entries, EventId after, boolean open) {
        if (entries.isEmpty()) {
            return none(after);
        }
        var text = new StringBuilder();
        for (var entry : entries) {
            if (open || !PAYLOADS.contains(entry.kind())) {
                append(text, entry.id(), entry.kind(), entry.data().text());
            }
        }
        var last = EventId.parse(entries.get(entries.size() - 1).id());
        return new Page(text.toString().getBytes(StandardCharsets.UTF_8), entries.size(), last, true);
    }

    static Page of(EventId id, String kind, String data) {
        var text = new StringBuilder();
        append(text, id.toString(), kind, data);
        return new Page(text.toString().getBytes(StandardCharsets.UTF_8), 1, id, true);
    }

    private static void append(StringBuilder text, String id, String kind, String data) {
        text.append("id:").append(id).append("\nevent:").append(oneLine(kind)).append('\n');
        data.lines().forEach(line -> text.append("data:").append(line).append('\n'));
        text.append('\n');
    }

    private static String oneLine(String kind) {
        return kind.replaceAll("\\R", " ");
    }

    boolean isEmpty() {
        return events == 0;
    }

    boolean isFull() {
        return events == MOST_EVENTS;
    }
}
