package dev.errand.worker.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What kills the worker's programs when the worker is gone, however it went: a small shell, the guard, which holds the read
 * end of a pipe. The write end is here and nowhere else, so that its end of file means the worker's end. One guard serves
 * all runs; if it dies itself, another one takes its place.
 */
final class Lifeline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lifeline.class);
    private static final String SCRIPT = "guard.sh";

    private final Spawner spawner;
    private final Path directory;
    private final Set<Long> sessions = ConcurrentHashMap.newKeySet();
    private @Nullable OutputStream pipe;
    private @Nullable Process guard;
    private boolean closed;

    /** @param directory the worker's own, which the guard deletes in the end */
    Lifeline(Spawner spawner, Path directory) throws IOException {
        this.spawner = spawner;
        this.directory = directory;
        try (InputStream script = Lifeline.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IOException(SCRIPT + " is not on the class path");
            }
            Files.copy(script, directory.resolve(SCRIPT));
        }
        startGuard();
    }

    private synchronized void startGuard() throws IOException {
        if (closed) {
            return;
        }
        var command = new ArrayList<String>();
        Tools.find("setsid").ifPresent(command::add);
        command.addAll(
                List.of("/bin/sh", directory.resolve(SCRIPT).toString(), Mark.ofThisWorker(), directory.toString()));
        var builder = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        var process = spawner.start(builder);
        guard = process;
        pipe = process.getOutputStream();
        sessions.forEach(session -> tell("+" + session));
        var unused = process.onExit().thenRun(this::replaceGuard);
    }

    private void replaceGuard() {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        log.warn("the guard of this worker's programs died; starting another one");
        try {
            startGuard();
        } catch (IOException | RuntimeException e) {
            log.error("no guard: should this worker be killed now, its programs may live on until another starts", e);
        }
    }

    /** The process id of the guard. */
    synchronized long guard() {
        return guard == null ? -1 : guard.pid();
    }

    /** From now on the guard kills this session too. */
    void hold(long session) {
        sessions.add(session);
        tell("+" + session);
    }

    void release(long session) {
        sessions.remove(session);
        tell("-" + session);
    }

    private synchronized void tell(String line) {
        var out = pipe;
        if (out != null) {
            try {
                out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException e) {
                log.debug("the guard does not listen: {}", e.toString()); // it is being replaced, and told all then
            }
        }
    }

    /** Lets the guard end, which ends whatever still runs. */
    @Override
    public void close() {
        @Nullable Process last;
        synchronized (this) {
            closed = true;
            last = guard;
            try {
                if (pipe != null) {
                    pipe.close();
                }
            } catch (IOException e) {
                log.debug("the guard is gone already: {}", e.toString());
            }
        }
        try {
            if (last != null) {
                last.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
