package dev.errand.worker.command;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** The machine's processes, looked at once for all runs that ask meanwhile: many end together. */
final class ProcessTable {

    private final ReentrantLock turn = new ReentrantLock();
    private final Set<Long> sessions = ConcurrentHashMap.newKeySet();
    private Look latest = new Look(System.nanoTime(), List.of());

    private record Look(long begunAt, List<Proc> processes) {}

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

    /** All processes, as they were after this call had begun; by id. */
    Map<Long, Proc> look() {
        var askedAt = System.nanoTime();
        turn.lock();
        try {
            if (latest.begunAt - askedAt < 0) {
                latest = new Look(System.nanoTime(), Proc.all());
            }
            return latest.processes.stream().collect(Collectors.toMap(Proc::pid, process -> process, (a, b) -> b));
        } finally {
            turn.unlock();
        }
    }
}
