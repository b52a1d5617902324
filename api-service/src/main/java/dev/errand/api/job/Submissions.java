package dev.errand.api.job;

import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.Busy;
import dev.errand.database.Outage;
import dev.errand.job.GroupCommit;
import dev.errand.job.JobId;
import dev.errand.job.JobInserts;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.job.ReadySet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;

/**
 * Takes jobs in: stores them, and offers them to the workers after the commit. What is stored will run, whether Redis
 * took the offer or not; what failed to be stored left nothing.
 */
public final class Submissions implements AutoCloseable {

    /** How many lists are stored at the same moment, one connection each. */
    public static final int LISTS_AT_ONCE = 3;

    private static final int MOST_IN_A_COMMIT = 1_000;
    private static final int MOST_WAITING = 50 * MOST_IN_A_COMMIT;
    private static final String UNIQUE_VIOLATION = "23505";

    private final JobInserts inserts;
    private final Jobs jobs;
    private final TransactionalOperator transaction;
    private final ReadySet ready;
    private final ExecutorService offers;
    private final Scheduler lists = Schedulers.newBoundedElastic(LISTS_AT_ONCE, MOST_IN_A_COMMIT, "lists");
    private final GroupCommit<NewJob<?>, Answer> singles;

    /** What became of one job of a batch: the place it waits at, none if it is due later, or why it was refused. */
    private record Answer(@Nullable Queued queued, @Nullable RuntimeException refusal) {}

    /**
     * @param inserts for the jobs that stand alone; with a connection more than {@link #LISTS_AT_ONCE}
     * @param jobs for those that have stages, within {@code transaction}
     */
    public Submissions(JobInserts inserts, Jobs jobs, TransactionalOperator transaction, ReadySet ready) {
        this.inserts = inserts;
        this.jobs = jobs;
        this.transaction = transaction;
        this.ready = ready;
        // a thread of its own, since a Redis client that is not connected blocks whoever calls it
        this.offers = Executors.newSingleThreadExecutor(task -> daemon(task, "offers"));
        this.singles = new GroupCommit<>("submissions", MOST_IN_A_COMMIT, this::write);
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Stores nothing, so that the first caller does not wait for connections and code to be loaded. */
    public void prime() {
        offers.execute(ready::prime);
        Json.of(List.of());
        inserts.insert(List.of());
    }

    /**
     * Stores these jobs in one transaction: all or none.
     *
     * @return how many were stored; fails with {@link KeyAlreadyUsed}
     */
    public Mono<Integer> submit(Collection<? extends NewJob<?>> batch) {
        if (!standAlone(batch)) {
            return submit(Mono.defer(() -> jobs.insert(batch))).thenReturn(batch.size());
        }
        return Shielded.from(() -> Mono.fromCallable(() -> inserts.insert(batch))
                .subscribeOn(lists)
                .onErrorMap(Submissions::named)
                .doOnNext(this::offer)
                .thenReturn(batch.size()));
    }

    /**
     * Runs this work in one transaction, and offers the jobs it stored after the commit. For jobs with rows of their
     * feature beside them.
     *
     * @return those jobs; fails with {@link KeyAlreadyUsed}, or as the work failed, and then nothing is stored
     */
    public Mono<List<Queued>> submit(Mono<List<Queued>> work) {
        return Shielded.from(() -> work.as(transaction::transactional)
                .onErrorMap(Submissions::named)
                .doOnNext(this::offer));
    }

    /**
     * Stores one job, sharing its statement and its commit with whoever submits at the same moment.
     *
     * @return done when the job is durable; fails with {@link KeyAlreadyUsed}, or because of this job alone: a neighbour's
     *     bad input fails nobody else
     */
    public CompletableFuture<Void> submitOne(NewJob<?> job) {
        if (singles.backlog() >= MOST_WAITING) {
            return CompletableFuture.failedFuture(new Busy("more jobs are being handed in than can be stored"));
        }
        return singles.submit(job).thenAccept(answer -> {
            if (answer.refusal != null) {
                throw answer.refusal;
            }
        });
    }

    /** Tells the workers of these jobs. Never fails, never blocks. */
    public void offer(List<Queued> stored) {
        if (!stored.isEmpty()) {
            offers.execute(() -> ready.offer(stored));
        }
    }

    private List<Answer> write(List<NewJob<?>> batch) {
        var answers = answers(batch);
        var stored = new ArrayList<Queued>(answers.size());
        for (var answer : answers) {
            if (answer.queued != null) {
                stored.add(answer.queued);
            }
        }
        offer(stored);
        return answers;
    }

    /** Halves a batch that holds a bad job until the bad one stands alone. */
    private List<Answer> answers(List<NewJob<?>> batch) {
        try {
            var places = store(batch);
            return batch.stream()
                    .map(job -> new Answer(places.get(job.id()), null))
                    .toList();
        } catch (RuntimeException failure) {
            if (!blamesTheData(failure)) {
                throw failure;
            }
            if (batch.size() == 1) {
                return List.of(new Answer(null, named(failure)));
            }
            var half = batch.size() / 2;
            var all = new ArrayList<>(answers(batch.subList(0, half)));
            all.addAll(answers(batch.subList(half, batch.size())));
            return all;
        }
    }

    private Map<JobId, Queued> store(List<NewJob<?>> batch) {
        var stored = standAlone(batch)
                ? inserts.insert(batch)
                : jobs.insert(batch).as(transaction::transactional).block();
        var places = new HashMap<JobId, Queued>();
        if (stored != null) {
            stored.forEach(queued -> places.put(queued.id(), queued));
        }
        return places;
    }

    private static boolean standAlone(Collection<? extends NewJob<?>> batch) {
        return batch.stream().allMatch(job -> job.type().stages().isEmpty());
    }

    private static boolean blamesTheData(Throwable failure) {
        return failure instanceof JacksonException
                || Outage.sqlState(failure).startsWith("22")
                || Outage.sqlState(failure).startsWith("23");
    }

    private static RuntimeException named(Throwable failure) {
        if (Outage.sqlState(failure).equals(UNIQUE_VIOLATION)) {
            return new KeyAlreadyUsed();
        }
        return failure instanceof RuntimeException named ? named : new IllegalStateException(failure);
    }

    /** Stores and offers what was handed in, then takes no more. */
    @Override
    public void close() {
        singles.close();
        lists.dispose();
        offers.shutdown();
        try {
            if (!offers.awaitTermination(2, TimeUnit.SECONDS)) {
                offers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
