package dev.errand.worker.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The machine's processes, looked at once for all runs that ask meanwhile: many end together. Leaves out what no run can
 * have started, and reads the others once a look, however many ask.
 */
final class ProcessTable {

    /** For so long an id that was seen before means the same process: ids come round only after thousands of others. */
    private static final long SAME = TimeUnit.SECONDS.toNanos(1);

    private final long since = Proc.now();
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<Long> sessions = ConcurrentHashMap.newKeySet();
    private final Set<Long> older = new HashSet<>();
    private Map<Long, Proc> latest = Map.of();
    private long begunAt = System.nanoTime();

    /** A session that a run of this worker leads: nobody else needs to ask whose its processes are. */
    void led(long session) {
        sessions.add(session);
    }

    void over(long session) {
        sessions.remove(session);
    }

    /** Whether another run than the one with this session leads it. */
    boolean isAnothers(long session, long own) {
        return session != own && sessions.contains(session);
    }

    /** All processes that began after this table was made, as they were after this call had begun; by id. */
    Map<Long, Proc> look() {
        var askedAt = System.nanoTime();
        turn.lock();
        try {
            if (begunAt - askedAt < 0) {
                lookAgain();
            }
            return latest;
        } finally {
            turn.unlock();
        }
    }

    private void lookAgain() {
        var now = System.nanoTime();
        if (now - begunAt > SAME) {
            older.clear();
        }
        begunAt = now;
        var ids = new HashSet<>(Proc.ids());
        older.retainAll(ids);
        ids.removeAll(older);
        var found = new HashMap<Long, Proc>();
        for (var id : ids) {
            var process = Proc.read(id);
            if (process != null && process.startedAt() < since) {
                older.add(id);
            } else if (process != null) {
                found.put(id, process);
            }
        }
        latest = found;
    }
}
