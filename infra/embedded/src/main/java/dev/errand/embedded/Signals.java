package dev.errand.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Signals that Java's own process handles cannot send. */
final class Signals {

    private Signals() {}

    static String checked(String signal) {
        if (!signal.matches("[A-Z]+[0-9]*")) {
            throw new IllegalArgumentException("a signal reads 'STOP' but was '" + signal + "'");
        }
        return signal;
    }

    /** Sends the signal; a process that has ended meanwhile is no error. */
    static void send(String signal, Collection<Long> pids) {
        // the shell's own kill: a slim machine may have no program of that name
        var command = new ArrayList<>(List.of("/bin/sh", "-c", "kill -\"$0\" \"$@\" 2>/dev/null", checked(signal)));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
