package dev.errand.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child in the foreground that ends with this JVM, even when that is killed with SIGKILL.
 *
 * <p>Its standard input is empty, its output goes to a log file, and in a terminal Ctrl-C does not reach it: who started
 * it stops it. Safe to use from several threads.
 */
public final class ManagedProcess {

    private static final Duration KILLED_IS_GONE = Duration.ofSeconds(10);

    private final Builder how;
    private final Process shell;
    private final long pid;
    private final long logStart;

    private ManagedProcess(Builder how, Process shell, long pid, long logStart) {
        this.how = how;
        this.shell = shell;
        this.pid = pid;
        this.logStart = logStart;
    }

    /**
     * Starts a child that SIGTERM asks to stop.
     *
     * @param env added to this JVM's own environment
     * @param log appended to; its directory must exist
     * @throws StartFailed when no process could be made; a program that is not there shows as exit status 127
     */
    public static ManagedProcess start(String name, List<String> command, Map<String, String> env, Path log) {
        return named(name).command(command).env(env).log(log).start();
    }

    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return how.name;
    }

    /** The child's own process id, not that of the shell that guards it. */
    public long pid() {
        return pid;
    }

    public Path log() {
        return how.log;
    }

    public boolean alive() {
        return shell.isAlive();
    }

    /** The exit status, 128 + n when signal n ended it; empty while it runs. */
    public OptionalInt exit() {
        return shell.isAlive() ? OptionalInt.empty() : OptionalInt.of(shell.exitValue());
    }

    /** Completes with the exit status. */
    public CompletableFuture<Integer> onExit() {
        return shell.onExit().thenApply(Process::exitValue);
    }

    /** Asks the child to stop, waits, and kills it when the grace is over; returns its exit status. */
    public int stop(Duration grace) {
        signal(how.stopSignal);
        if (!ended(grace)) {
            kill();
        }
        return shell.exitValue();
    }

    /** SIGKILL for the child alone, not for its own children; returns when it is gone. */
    public void kill() {
        ProcessHandle.of(pid).filter(child -> alive()).ifPresent(ProcessHandle::destroyForcibly);
        if (!ended(KILLED_IS_GONE)) {
            throw new IllegalStateException(name() + " (process " + pid + ") did not end after SIGKILL");
        }
    }

    /** Sends a signal, such as {@code STOP} or {@code CONT}; does nothing when the child has ended. */
    public void signal(String signal) {
        if (alive()) {
            Signals.send(signal, List.of(pid));
        }
    }

    /** What this run has logged last, at most that many lines. */
    public List<String> lastLines(int count) {
        return LogTail.of(log(), logStart, count);
    }

    @Override
    public String toString() {
        return name() + " (process " + pid + ")";
    }

    private boolean ended(Duration patience) {
        try {
            return shell.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("interrupted while " + name() + " was ending; it was killed", e);
        }
    }

    /** What to run and how to stop it. */
    public static final class Builder {

        private static final Duration GRACE = Duration.ofSeconds(20);

        private final String name;
        private List<String> command = List.of();
        private Map<String, String> env = Map.of();
        private Path log = Path.of("/dev/null");
        private @Nullable Path directory;
        private String stopSignal = "TERM";
        private Duration grace = GRACE;
        private String doomed = "";

        private Builder(String name) {
            this.name = name;
        }

        public Builder command(List<String> words) {
            command = List.copyOf(words);
            return this;
        }

        /** Added to this JVM's own environment. */
        public Builder env(Map<String, String> variables) {
            env = Map.copyOf(variables);
            return this;
        }

        /** Where standard output and error are appended; its directory must exist. */
        public Builder log(Path file) {
            log = file.toAbsolutePath();
            return this;
        }

        public Builder directory(Path workingDirectory) {
            directory = workingDirectory;
            return this;
        }

        /** The signal that asks for a stop; {@code TERM} unless told. */
        public Builder stopSignal(String signal) {
            stopSignal = Signals.checked(signal);
            return this;
        }

        /** How long the child may take to stop when this JVM has died; 20 s unless told. */
        public Builder graceWhenOrphaned(Duration duration) {
            grace = duration;
            return this;
        }

        /** Deletes the directory when this JVM is gone and the child has ended. */
        public Builder deletingWhenOrphaned(Path scratch) {
            doomed = scratch.toAbsolutePath().toString();
            return this;
        }

        public ManagedProcess start() {
            if (command.isEmpty()) {
                throw new IllegalArgumentException("no command for " + name);
            }
            try {
                long logStart = Files.isRegularFile(log) ? Files.size(log) : 0;
                Process shell = guarded().start();
                try (BufferedReader said = shell.inputReader(StandardCharsets.US_ASCII)) {
                    String pid = said.readLine();
                    if (pid == null) {
                        throw new StartFailed("the guard of " + name + " said no process id; see " + log);
                    }
                    return new ManagedProcess(this, shell, Long.parseLong(pid), logStart);
                }
            } catch (IOException e) {
                throw new StartFailed("cannot start " + name + ": " + e.getMessage(), e);
            }
        }

        private ProcessBuilder guarded() {
            var builder = new ProcessBuilder(Watchdog.guarding(command, stopSignal, grace, doomed));
            builder.environment().putAll(env);
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            if (directory != null) {
                builder.directory(directory.toFile());
            }
            return builder;
        }
    }
}
