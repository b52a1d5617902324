package dev.errand.worker.command;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills the programs of workers that died together with their guard: they carry the dead worker's mark. */
final class OrphanReaper {

    private static final Logger log = LoggerFactory.getLogger(OrphanReaper.class);
    private static final int MOST_ROUNDS = 100;

    private OrphanReaper() {}

    /** Returns when none is left. */
    static void reap() {
        var orphans = orphans();
        for (var round = 0; !orphans.isEmpty() && round < MOST_ROUNDS; round++) {
            log.warn(
                    "killing processes {}, whose worker is dead",
                    orphans.stream().map(Proc::pid).toList());
            orphans.forEach(Proc::kill);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            orphans = orphans();
        }
    }

    private static List<Proc> orphans() {
        return Proc.all().stream()
                .filter(process -> {
                    var mark = Mark.in(process.environment());
                    return mark != null && mark.isOfTheDead();
                })
                .toList();
    }
}
