package dev.errand.worker.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A process that lives, as {@code /proc} shows it; zombies do not live.
 *
 * @param group process group
 * @param session the process that leads its session
 * @param startedAt in clock ticks since the machine's start
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
record Proc(long pid, long parent, long group, long session, long startedAt) {

    private static final long TICKS_PER_SECOND = 100;

    /** Null if there is none of this id, or it is a zombie. */
    static @Nullable Proc read(long pid) {
        try {
            var text = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", 22);
            return fields[0].equals("Z") || fields[0].equals("X")
                    ? null
                    : new Proc(
                            pid,
                            Long.parseLong(fields[1]),
                            Long.parseLong(fields[2]),
                            Long.parseLong(fields[3]),
                            Long.parseLong(fields[19]));
        } catch (IOException | RuntimeException gone) {
            return null;
        }
    }

    /** All that live now. */
    static List<Proc> all() {
        var names = new File("/proc").list();
        var all = new ArrayList<Proc>();
        for (var name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                var process = read(Long.parseLong(name));
                if (process != null) {
                    all.add(process);
                }
            }
        }
        return all;
    }

    /** Its environment as it was started with, NUL between variables; empty if that is not ours to see. */
    String environment() {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    /** Now, in the unit of {@link #startedAt}. */
    static long now() {
        try {
            var uptime = Files.readString(Path.of("/proc/uptime")).split(" ", 2)[0];
            return (long) (Double.parseDouble(uptime) * TICKS_PER_SECOND);
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** SIGKILL, unless the id belongs to another process by now. */
    void kill() {
        signal(ProcessHandle::destroyForcibly);
    }

    /** SIGTERM, unless the id belongs to another process by now. */
    void terminate() {
        signal(ProcessHandle::destroy);
    }

    private void signal(Predicate<ProcessHandle> how) {
        ProcessHandle.of(pid).ifPresent(handle -> {
            var still = read(pid);
            if (still != null && still.startedAt == startedAt) {
                var unused = how.test(handle); // the handle itself knows when its process began
            }
        });
    }
}
