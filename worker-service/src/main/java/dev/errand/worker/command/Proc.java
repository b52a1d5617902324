package dev.errand.worker.command;

import java.io.File;
import java.io.FileInputStream;
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
    private static final int LONGEST_STAT = 1_024;
    private static final int STATE = 0;
    private static final int PARENT = 1;
    private static final int GROUP = 2;
    private static final int SESSION = 3;
    private static final int STARTED_AT = 19;

    /** Null if there is none of this id, or it is a zombie. Many are read at a time: it takes no more than it must. */
    static @Nullable Proc read(long pid) {
        var text = new byte[LONGEST_STAT];
        try (var in = new FileInputStream("/proc/" + pid + "/stat")) {
            return parse(pid, text, in.read(text));
        } catch (IOException gone) {
            return null;
        }
    }

    private static @Nullable Proc parse(long pid, byte[] text, int length) {
        var at = length - 1;
        while (at > 0 && text[at] != ')') { // the program's name may hold anything, but nothing after it holds this
            at--;
        }
        var fields = new long[STARTED_AT + 1];
        var field = -1;
        for (at++; at < length && field <= STARTED_AT; at++) {
            if (text[at] == ' ') {
                field++;
            } else if (field == STATE && (text[at] == 'Z' || text[at] == 'X')) {
                return null;
            } else if (field >= 0 && field <= STARTED_AT && text[at] >= '0' && text[at] <= '9') {
                fields[field] = 10 * fields[field] + text[at] - '0';
            }
        }
        return field < STARTED_AT
                ? null
                : new Proc(pid, fields[PARENT], fields[GROUP], fields[SESSION], fields[STARTED_AT]);
    }

    /** The ids of all processes, zombies too. */
    static List<Long> ids() {
        var names = new File("/proc").list();
        var ids = new ArrayList<Long>();
        for (var name : names == null ? new String[0] : names) {
            if (Character.isDigit(name.charAt(0))) {
                ids.add(Long.valueOf(name));
            }
        }
        return ids;
    }

    /** All that live now. */
    static List<Proc> all() {
        var all = new ArrayList<Proc>();
        for (var id : ids()) {
            var process = read(id);
            if (process != null) {
                all.add(process);
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
