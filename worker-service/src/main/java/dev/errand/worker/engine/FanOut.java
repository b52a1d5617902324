package dev.errand.worker.engine;

import dev.errand.job.Json;
import dev.errand.job.Secrets;
import dev.errand.progress.ProgressEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Runs a stage's items, some at once: each stored when it ends, none run twice that is stored. */
final class FanOut {

    /** A stage's items and what to do with each. */
    record Plan<E, T>(
            String stage,
            List<E> items,
            Function<E, String> key,
            int parallelism,
            Class<T> result,
            ThrowingFunction<E, T> work) {

        List<String> keys() {
            var keys = items.stream().map(key).toList();
            if (new HashSet<>(keys).size() < keys.size()) {
                throw new IllegalArgumentException("two items of stage " + stage + " have the same key");
            }
            return keys;
        }
    }

    private final Items rows;

    FanOut(Items rows) {
        this.rows = rows;
    }

    /** @param completed hears how many items are done so far; those that failed are not */
    <E, T> List<T> run(Attempt attempt, Telling telling, Plan<E, T> plan, IntConsumer completed) throws Exception {
        var claim = attempt.claim();
        var keys = plan.keys();
        var stored = rows.completed(claim, plan.stage);
        rows.declare(claim, plan.stage, keys);
        var results = new ArrayList<@Nullable T>();
        var missing = new ArrayList<Integer>();
        for (var i = 0; i < keys.size(); i++) {
            var json = stored.get(keys.get(i));
            results.add(json == null ? null : json.as(plan.result));
            if (json == null) {
                missing.add(i);
            }
        }
        var threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(plan.parallelism, missing.size())), Threads.named("errand-item"));
        try {
            var running = new ExecutorCompletionService<Integer>(threads);
            for (int index : missing) {
                running.submit(() -> {
                    results.set(index, new Item<>(attempt, telling, plan, keys.get(index)).run(plan.items.get(index)));
                    return index;
                });
            }
            var done = keys.size() - missing.size();
            if (done > 0) {
                completed.accept(done);
            }
            for (var n = 0; n < missing.size(); n++) {
                done += results.get(running.take().get()) == null ? 0 : 1;
                completed.accept(done);
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            stop(threads);
        }
        return results.stream().filter(result -> result != null).toList();
    }

    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        var interrupted = Thread.interrupted();
        try {
            threads.awaitTermination(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Item<E, T> {
        private final Attempt attempt;
        private final Telling telling;
        private final Plan<E, T> plan;
        private final String key;

        Item(Attempt attempt, Telling telling, Plan<E, T> plan, String key) {
            this.attempt = attempt;
            this.telling = telling;
            this.plan = plan;
            this.key = key;
        }

        /** Null if the item failed: its error is stored. */
        @Nullable
        T run(E value) throws Exception {
            attempt.enter();
            try {
                write("processing", null, null);
                var result = plan.work.apply(value);
                owned(write("completed", Json.of(result), null).get());
                return result;
            } catch (TryAgain | ProviderBusy | InterruptedException | LeaseLost e) {
                throw e;
            } catch (Exception e) {
                if (attempt.stop() != null) {
                    throw e;
                }
                owned(write("failed", null, Secrets.redact(String.valueOf(e.getMessage())))
                        .get());
                return null;
            } finally {
                attempt.leave();
            }
        }

        private CompletableFuture<Boolean> write(String status, @Nullable Json result, @Nullable String error) {
            telling.event(ProgressEvent.item(attempt.claim().job(), plan.stage, key, status, error));
            return rows.submit(new Items.Write(attempt.claim(), plan.stage, key, status, result, error));
        }

        private void owned(boolean stored) {
            if (!stored) {
                throw new LeaseLost(attempt.claim().job(), attempt.claim().attempt());
            }
        }
    }
}
