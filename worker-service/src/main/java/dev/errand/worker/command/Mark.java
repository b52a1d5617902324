package dev.errand.worker.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is in the environment of every process that a run starts, and of all that those start: it tells whose they are, to
 * this worker, to its guard, and to the worker that comes after it. A process cannot change what the kernel shows of it,
 * other than by starting another program with another environment.
 *
 * @param namespace of process ids, in which {@code pid} is meant
 * @param pid of the worker
 * @param startedAt of the worker, in clock ticks since the machine's start
 * @param run number of the run within the worker
 */
record Mark(long namespace, long pid, long startedAt, long run) {

    static final String VARIABLE = "ERRAND_RUN";

    private static final Pattern TEXT = Pattern.compile(VARIABLE + "=(\\d+):(\\d+):(\\d+):(\\d+)");
    private static final AtomicLong RUNS = new AtomicLong();

    private static final class Own {
        static final long NAMESPACE = namespace();
        static final long PID = ProcessHandle.current().pid();
        static final long STARTED_AT = startOf(PID);

        private static long startOf(long pid) {
            var self = Proc.read(pid);
            return self == null ? 0 : self.startedAt();
        }

        private static long namespace() {
            try {
                var link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
                return Long.parseLong(link.replaceAll("\\D", ""));
            } catch (IOException | RuntimeException e) {
                return 0;
            }
        }
    }

    /** A new one for a run of this worker. */
    static Mark next() {
        return new Mark(Own.NAMESPACE, Own.PID, Own.STARTED_AT, RUNS.incrementAndGet());
    }

    /** How the marks of all this worker's runs begin. */
    static String ofThisWorker() {
        return VARIABLE + "=" + Own.NAMESPACE + ":" + Own.PID + ":" + Own.STARTED_AT + ":";
    }

    /** The variable's value. */
    String value() {
        return namespace + ":" + pid + ":" + startedAt + ":" + run;
    }

    /** The mark in a process's environment; null if there is none. */
    static @Nullable Mark in(String environment) {
        for (var variable : environment.split("\0", -1)) {
            if (variable.startsWith(VARIABLE)) {
                var matcher = TEXT.matcher(variable);
                if (matcher.matches()) {
                    return new Mark(
                            number(matcher.group(1)),
                            number(matcher.group(2)),
                            number(matcher.group(3)),
                            number(matcher.group(4)));
                }
            }
        }
        return null;
    }

    private static long number(String digits) {
        return digits.length() > 18 ? -1 : Long.parseLong(digits);
    }

    /** Whether its worker is known to be dead. Of workers in other namespaces nothing is known. */
    boolean isOfTheDead() {
        if (namespace != Own.NAMESPACE) {
            return false;
        }
        var worker = Proc.read(pid);
        return worker == null || worker.startedAt() != startedAt;
    }
}
