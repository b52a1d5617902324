package dev.errand.api.job;

import dev.errand.api.connection.Shielded;
import dev.errand.api.problem.Busy;
import dev.errand.database.Outage;
import dev.errand.job.GroupCommit;
import dev.errand.job.JobInserts;
import dev.errand.job.Jobs;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.job.ReadySet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Takes jobs in: stores them, and offers them to the workers after the commit. What is stored will run, whether Redis
 * took the offer or not; what failed to be stored left nothing.
 */
public final class Submissions implements AutoCloseable {

    private static final int MOST_IN_A_COMMIT = 2_000;
    private static final int MOST_WAITING = 50_000;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String MALFORMED = "22";

    private final JobInserts inserts;
    private final OrderWriter writer;
    private final JobKeys keys;
    private final TransactionalOperator requests;
    private final ReadySet ready;
    private final ExecutorService offers;
    private final GroupCommit<JobOrder, OrderWriter.Answer> orders;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param inserts for the orders that one statement stores
     * @param intake for all others, within {@code transaction}; both store what all accounts order
     * @param requests the transactions of single requests, which store what is their caller's
     */
    public Submissions(
            JobInserts inserts,
            DatabaseClient intake,
            TransactionalOperator transaction,
            TransactionalOperator requests,
            ReadySet ready) {
        this.inserts = inserts;
        this.keys = new JobKeys(intake);
        this.writer = new OrderWriter(inserts, new Jobs(intake), keys, transaction);
        this.requests = requests;
        this.ready = ready;
        // a thread of its own, since a Redis client that is not connected blocks whoever calls it
        this.offers = Executors.newSingleThreadExecutor(task -> daemon(task, "offers"));
        this.orders = new GroupCommit<>("submissions", MOST_IN_A_COMMIT, this::write);
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
        inserts.store(List.of());
    }

    /**
     * Stores these jobs in one transaction: all or none.
     *
     * @return how many were stored; fails with {@link KeyAlreadyUsed}
     */
    public Mono<Integer> submit(Collection<? extends NewJob<?>> batch) {
        return Mono.defer(() -> Mono.fromFuture(order(new JobOrder(List.copyOf(batch), List.of())), true))
                .map(List::size);
    }

    /**
     * Runs this work in one transaction, and offers the jobs it stored after the commit. For jobs with rows of their
     * feature beside them.
     *
     * @return those jobs; fails with {@link KeyAlreadyUsed}, or as the work failed, and then nothing is stored
     */
    public Mono<List<Queued>> submit(Mono<List<Queued>> work) {
        return Shielded.from(() ->
                work.as(requests::transactional).onErrorMap(Submissions::named).doOnNext(this::offer));
    }

    /**
     * Stores one job, sharing its statement and its commit with whoever submits at the same moment.
     *
     * @return done when the job is durable; fails with {@link KeyAlreadyUsed}, or because of this job alone: a neighbour's
     *     bad input fails nobody else
     */
    public CompletableFuture<Void> submitOne(NewJob<?> job) {
        return order(JobOrder.of(job)).thenAccept(receipts -> {});
    }

    /**
     * Stores an order, all of it or none, sharing its commit with whoever orders at the same moment.
     *
     * @return what became of each of its jobs, once that is durable; fails with a {@link
     *     dev.errand.api.problem.Problem} if its keys or its inputs are refused: those of this order alone
     */
    public CompletableFuture<List<JobReceipt>> order(JobOrder order) {
        var size = order.jobs().size();
        if (waiting.addAndGet(size) > MOST_WAITING) {
            waiting.addAndGet(-size);
            return CompletableFuture.failedFuture(new Busy("more jobs are being handed in than can be stored"));
        }
        return orders.submit(order)
                .whenComplete((answer, failure) -> waiting.addAndGet(-size))
                .thenApply(answer -> {
                    if (answer.refusal() != null) {
                        throw answer.refusal();
                    }
                    return answer.receipts();
                });
    }

    /** How many of its jobs were not stored before under their keys. */
    public Mono<Integer> fresh(JobOrder order) {
        var all = order.jobs().size();
        return order.keys().isEmpty()
                ? Mono.just(all)
                : Shielded.from(() -> keys.find(order.keys()))
                        .map(known -> all
                                - order.keys().stream()
                                        .filter(key -> known.containsKey(key.name()))
                                        .mapToInt(key -> key.to() - key.from())
                                        .sum());
    }

    /** Tells the workers of these jobs. Never fails, never blocks. */
    public void offer(List<Queued> stored) {
        if (!stored.isEmpty()) {
            offers.execute(() -> ready.offer(stored));
        }
    }

    /** Forgets the keys that nobody may repeat a request under any more. */
    Mono<Long> forgetKeys() {
        return Shielded.from(keys::sweep);
    }

    /** One commit for all, unless they are very many. */
    private List<OrderWriter.Answer> write(List<JobOrder> batch) {
        var answers = new ArrayList<OrderWriter.Answer>(batch.size());
        for (var from = 0; from < batch.size(); ) {
            var to = from + 1;
            for (var size = batch.get(from).jobs().size(); to < batch.size(); to++) {
                size += batch.get(to).jobs().size();
                if (size > MOST_IN_A_COMMIT) {
                    break;
                }
            }
            answers.addAll(answers(batch.subList(from, to)));
            from = to;
        }
        return answers;
    }

    /** Halves a batch that holds a bad order until the bad one stands alone. */
    private List<OrderWriter.Answer> answers(List<JobOrder> batch) {
        try {
            var written = writer.write(batch).blockOptional().orElseThrow();
            offer(written.ready());
            return written.answers();
        } catch (RuntimeException failure) {
            if (batch.size() == 1 || Outage.causes(failure)) {
                var refusal = OrderWriter.Answer.refused(named(failure));
                return batch.stream().map(order -> refusal).toList();
            }
            var half = batch.size() / 2;
            var all = new ArrayList<>(answers(batch.subList(0, half)));
            all.addAll(answers(batch.subList(half, batch.size())));
            return all;
        }
    }

    /** The same failure, as a problem if what was to be stored is to blame. */
    public static RuntimeException named(Throwable failure) {
        var state = Outage.sqlState(failure);
        if (state.equals(UNIQUE_VIOLATION)) {
            return new KeyAlreadyUsed();
        }
        if (state.startsWith(MALFORMED)) {
            return new Unstorable();
        }
        return failure instanceof RuntimeException named ? named : new IllegalStateException(failure);
    }

    /** Stores and offers what was handed in, then takes no more. */
    @Override
    public void close() {
        orders.close();
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
