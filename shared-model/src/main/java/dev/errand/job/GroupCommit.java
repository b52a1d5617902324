package dev.errand.job;

import dev.errand.database.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Turns many callers' single writes into few large ones: a batch is written as soon as the last one has returned. No
 * timer: alone, a write waits for nobody; under load batches grow by themselves. A caller's future completes after the
 * commit, so that "returned" still means "durable". A value that the database refuses fails alone: its batch is then
 * written one by one.
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    /** Writes a batch in one commit, or none of it, and answers in its order; may block. */
    @FunctionalInterface
    public interface Writer<T, R> {
        List<R> write(List<T> batch) throws Exception;
    }

    private record Entry<T, R>(T value, CompletableFuture<R> answer) {}

    private final BlockingQueue<Entry<T, R>> waiting = new LinkedBlockingQueue<>();
    private final Writer<T, R> writer;
    private final int maxBatch;
    private final Thread thread;
    private volatile boolean closed;

    /** @param maxBatch the most values in one write */
    public GroupCommit(String name, int maxBatch, Writer<T, R> writer) {
        this.writer = writer;
        this.maxBatch = maxBatch;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Never blocks; the future completes with the writer's answer to this value, or with the batch's failure. */
    public CompletableFuture<R> submit(T value) {
        var entry = new Entry<T, R>(value, new CompletableFuture<>());
        waiting.add(entry);
        if (closed && !thread.isAlive()) {
            refuseWaiting();
        }
        return entry.answer;
    }

    private void refuseWaiting() {
        for (var entry = waiting.poll(); entry != null; entry = waiting.poll()) {
            entry.answer.completeExceptionally(new IllegalStateException(thread.getName() + " is closed"));
        }
    }

    /** How many values wait for the write after the one under way. */
    public int backlog() {
        return waiting.size();
    }

    private void run() {
        var batch = new ArrayList<Entry<T, R>>();
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, maxBatch - 1);
                    write(batch);
                }
            } catch (InterruptedException e) {
                closed = true; // what waits is still written
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Entry<T, R>> batch) {
        try {
            var answers = writer.write(batch.stream().map(Entry::value).toList());
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).answer.complete(answers.get(i));
            }
        } catch (Throwable e) { // whatever it was, nobody may wait for ever
            if (batch.size() > 1 && !Outage.causes(e)) {
                batch.forEach(entry -> write(List.of(entry)));
            } else {
                batch.forEach(entry -> entry.answer.completeExceptionally(e));
            }
        }
    }

    /** Writes what waits, then ends; takes no more. Waits for at most ten seconds. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(10_000);
            refuseWaiting();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
