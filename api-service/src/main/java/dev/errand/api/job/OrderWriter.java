package dev.errand.api.job;

import dev.errand.api.job.JobOrder.Key;
import dev.errand.job.JobId;
import dev.errand.job.JobInserts;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Stores many orders in one commit; each of them as a whole, or with a reason not at all. Without keys, stages and tags
 * that is one statement.
 */
final class OrderWriter {

    /** What became of an order: what it came to, or why it was refused. */
    record Answer(List<JobReceipt> receipts, @Nullable RuntimeException refusal) {
        static Answer refused(RuntimeException why) {
            return new Answer(List.of(), why);
        }
    }

    /**
     * What became of many.
     *
     * @param ready the jobs that may run now
     * @param answers in the order of the orders
     */
    record Written(List<Queued> ready, List<Answer> answers) {}

    /** @param known by the position of a job in its order, those that were stored before */
    private record Verdict(
            JobOrder order,
            Map<Integer, JobReceipt> known,
            @Nullable RuntimeException refusal) {}

    private final JobInserts inserts;
    private final Jobs jobs;
    private final JobKeys keys;
    private final TransactionalOperator transaction;

    OrderWriter(JobInserts inserts, Jobs jobs, JobKeys keys, TransactionalOperator transaction) {
        this.inserts = inserts;
        this.jobs = jobs;
        this.keys = keys;
        this.transaction = transaction;
    }

    /** Fails as a whole if PostgreSQL is away, or refuses a row of any of them. */
    Mono<Written> write(List<JobOrder> orders) {
        var wanted = orders.stream()
                .<NewJob<?>>flatMap(order -> order.jobs().stream())
                .toList();
        var asked = orders.stream().flatMap(order -> order.keys().stream()).toList();
        if (asked.isEmpty() && Jobs.takeOneStatement(wanted)) {
            return Mono.fromCallable(() -> storeAtOnce(orders, wanted));
        }
        return keys.lock(asked)
                .map(standing -> judge(orders, standing))
                .flatMap(this::store)
                .as(transaction::transactional);
    }

    /** On the caller's thread, which waits for the commit anyway. */
    private Written storeAtOnce(List<JobOrder> orders, List<NewJob<?>> wanted) {
        var stored = inserts.store(wanted);
        var answers = orders.stream()
                .map(order -> answer(new Verdict(order, Map.of(), null), stored))
                .toList();
        return new Written(stored.ready(), answers);
    }

    private static List<Verdict> judge(List<JobOrder> orders, JobKeys.Standing standing) {
        var used = new HashSet<Key.Name>();
        return orders.stream().map(order -> judge(order, standing, used)).toList();
    }

    /** @param used by the orders before, which are in flight at this moment */
    private static Verdict judge(JobOrder order, JobKeys.Standing standing, HashSet<Key.Name> used) {
        var known = new HashMap<Integer, JobReceipt>();
        for (var key : order.keys()) {
            var earlier = standing.known().get(key.name());
            if (!standing.free().contains(key.name()) || used.contains(key.name())) {
                return new Verdict(order, Map.of(), KeyRefused.inFlight(key));
            }
            if (earlier != null && !sameRequest(key, earlier)) {
                return new Verdict(order, Map.of(), KeyRefused.otherRequest(key));
            }
            if (earlier != null) {
                repeat(order, key, earlier, known);
            }
        }
        order.keys().stream()
                .filter(key -> !standing.known().containsKey(key.name()))
                .forEach(key -> used.add(key.name()));
        return new Verdict(order, known, null);
    }

    private static boolean sameRequest(Key key, JobKeys.Known earlier) {
        return earlier.request().equals(key.request()) && earlier.jobs().size() == key.to() - key.from();
    }

    private static void repeat(JobOrder order, Key key, JobKeys.Known earlier, Map<Integer, JobReceipt> known) {
        for (var i = key.from(); i < key.to(); i++) {
            var job = order.jobs().get(i).as(earlier.jobs().get(i - key.from()));
            known.put(i, new JobReceipt(job, earlier.at(), true));
        }
    }

    private Mono<Written> store(List<Verdict> verdicts) {
        var fresh = new ArrayList<NewJob<?>>();
        var names = new HashMap<Key, List<JobId>>();
        for (var verdict : verdicts) {
            if (verdict.refusal == null) {
                collect(verdict, fresh, names);
            }
        }
        if (fresh.isEmpty()) {
            return Mono.just(new Written(List.of(), answers(verdicts, null)));
        }
        return jobs.store(fresh)
                .delayUntil(stored -> keys.keep(names))
                .map(stored -> new Written(stored.ready(), answers(verdicts, stored)));
    }

    private static void collect(Verdict verdict, List<NewJob<?>> fresh, Map<Key, List<JobId>> names) {
        var jobs = verdict.order.jobs();
        for (var i = 0; i < jobs.size(); i++) {
            if (!verdict.known.containsKey(i)) {
                fresh.add(jobs.get(i));
            }
        }
        for (var key : verdict.order.keys()) {
            if (!verdict.known.containsKey(key.from())) {
                names.put(
                        key,
                        jobs.subList(key.from(), key.to()).stream()
                                .<JobId>map(NewJob::id)
                                .toList());
            }
        }
    }

    private static List<Answer> answers(List<Verdict> verdicts, Jobs.@Nullable Stored stored) {
        return verdicts.stream().map(verdict -> answer(verdict, stored)).toList();
    }

    private static Answer answer(Verdict verdict, Jobs.@Nullable Stored stored) {
        if (verdict.refusal != null) {
            return Answer.refused(verdict.refusal);
        }
        var receipts = new ArrayList<JobReceipt>();
        for (var i = 0; i < verdict.order.jobs().size(); i++) {
            var known = verdict.known.get(i);
            if (known != null) {
                receipts.add(known);
            } else if (stored != null) {
                receipts.add(new JobReceipt(verdict.order.jobs().get(i), stored.at(), false));
            }
        }
        return new Answer(receipts, null);
    }
}
