package dev.errand.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The small shell between this JVM and a child.
 *
 * <p>The JVM holds the write end of the shell's standard input and never writes: end of file means that the JVM is gone,
 * however it went. Then the child gets its stop signal, a grace, and SIGKILL. The shell says the child's process id in
 * one line on standard output, sends all the child's output to standard error, which is the log, and ends with the
 * child's exit status. Where {@code setsid} exists the shell and the child are a session of their own, so that Ctrl-C in
 * a terminal reaches the JVM alone, and the JVM can stop its children in order.
 */
final class Watchdog {

    // "read" and not "cat": nothing is left to kill when the child ends first. The children are signalled too, because
    // a frozen one (SIGSTOP) would hear of nothing else; PostgreSQL's processes each have a session of their own.
    private static final String SCRIPT = """
            exec 3<&0 </dev/null
            trap : INT QUIT HUP
            signal=$1 grace=$2 doomed=$3
            shift 3
            "$@" 3<&- >&2 &
            child=$!
            echo "$child"
            exec >&2
            family() {
              echo "$child"
              cat /proc/"$child"/task/*/children 2>/dev/null || pgrep -P "$child" 2>/dev/null
            }
            {
              read -r _ <&3
              trap '' TERM
              family=$(family)
              kill -CONT $family 2>/dev/null
              kill -"$signal" "$child" 2>/dev/null
              tenths=0
              while kill -0 "$child" 2>/dev/null && [ "$tenths" -lt "$grace" ]; do
                sleep 0.1
                tenths=$((tenths + 1))
              done
              family=$(kill -0 "$child" 2>/dev/null && family) && kill -KILL $family 2>/dev/null
              [ -z "$doomed" ] || rm -rf -- "$doomed"
            } &
            watch=$!
            exec 3<&-
            wait "$child"
            status=$?
            while [ "$status" -gt 128 ] && kill -0 "$child" 2>/dev/null; do # a signal ended the wait, not the child
              wait "$child"
              status=$?
            done
            kill "$watch" 2>/dev/null
            exit "$status"
            """;

    // Without setsid, job control gives the child at least a process group of its own.
    private static final String JOB_CONTROL = "set -m 2>/dev/null\n";

    private Watchdog() {}

    /**
     * The command line that runs a child under guard.
     *
     * @param signal what the child is stopped with, such as {@code TERM}
     * @param grace how long the child may take to end before it is killed
     * @param doomed a directory to delete when the JVM is gone and the child has ended; empty for none
     */
    static List<String> guarding(List<String> child, String signal, Duration grace, String doomed) {
        var command = new ArrayList<String>();
        var setsid = Machine.program("setsid");
        setsid.ifPresent(command::add);
        String script = setsid.isPresent() ? SCRIPT : JOB_CONTROL + SCRIPT;
        command.addAll(List.of("/bin/sh", "-c", script, "sh", signal, Long.toString(grace.toMillis() / 100), doomed));
        command.addAll(child);
        return command;
    }
}
