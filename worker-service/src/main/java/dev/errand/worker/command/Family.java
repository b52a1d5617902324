package dev.errand.worker.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All processes of one run: its session, its children's children, those that carry its mark, and those that were found to
 * be its own before. Not safe for several threads.
 */
final class Family {

    private final ProcessTable table;
    private final Mark mark;
    private final long root;
    private final long since;
    private final Map<Long, Long> known = new LinkedHashMap<>();

    /** @param since clock ticks before the run began: what is older is not of this family */
    Family(ProcessTable table, Mark mark, long root, long since) {
        this.table = table;
        this.mark = mark;
        this.root = root;
        this.since = since;
    }

    /** Ids of all that were ever found. */
    Set<Long> everFound() {
        return known.keySet();
    }

    /** Those that live now. */
    List<Proc> living() {
        var members = new LinkedHashMap<Long, Proc>();
        var others = new HashMap<Long, Proc>();
        for (var process : table.look().values()) {
            if (process.startedAt() >= since) {
                (isMember(process) ? members : others).put(process.pid(), process);
            }
        }
        if (members.isEmpty()) {
            return List.of();
        }
        while (others.values().stream().anyMatch(other -> members.containsKey(other.parent()))) {
            for (var child : List.copyOf(others.values())) {
                if (members.containsKey(child.parent())) {
                    members.put(child.pid(), child);
                    others.remove(child.pid());
                }
            }
        }
        members.values().forEach(member -> known.put(member.pid(), member.startedAt()));
        return new ArrayList<>(members.values());
    }

    private boolean isMember(Proc process) {
        var start = known.get(process.pid());
        return process.pid() == root
                || process.session() == root
                || process.group() == root
                || (start != null && start == process.startedAt())
                || (!table.isAnothers(process.session(), root) && mark.equals(Mark.in(process.environment())));
    }
}
