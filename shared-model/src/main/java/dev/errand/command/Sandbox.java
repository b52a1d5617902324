package dev.errand.command;

import java.util.Locale;

/** How far a program is shut off from the machine it runs on; each level holds what the ones before it hold. */
public enum Sandbox {
    /** A session, an environment and directories of its own; it sees what the worker's user sees. */
    NONE,
    /** Limits on what it may use up besides: file size, core dumps, and memory and CPU time if they are set. */
    PRLIMIT,
    /** Namespaces besides (bubblewrap): a read-only system, nobody else's files and processes, no network unless allowed. */
    BWRAP;

    public boolean atLeast(Sandbox least) {
        return compareTo(least) >= 0;
    }

    /** As it is configured, stored and shown: {@code bwrap}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
