package dev.errand.worker.command;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes, all on one thread that lives as long as the worker: what dies with its parent ({@code PDEATHSIG}, and
 * with it {@code bwrap --die-with-parent}) dies when the <em>thread</em> ends that started it.
 */
final class Spawner implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(task, "errand-spawner");
        made.setDaemon(true);
        return made;
    });

    /** Returns when it is started, interrupted or not: a child that nobody knows would be worse. */
    Process start(ProcessBuilder program) throws IOException {
        var started = thread.submit(program::start);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return started.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof IOException cause) {
                        throw cause;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
