package dev.errand.faults;

import dev.errand.job.JobId;
import dev.errand.job.Jobs;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.job.ReadySet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Submits jobs the way the API does, one transaction and then an offer, and keeps a line {@code job,millis} of each that
 * was accepted: of these none may be lost. Not safe for several threads.
 */
final class Ledger {

    private final Path file;
    private final Jobs jobs;
    private final TransactionalOperator transaction;
    private final ReadySet readySet;
    private final Map<JobId, Instant> accepted = new LinkedHashMap<>();

    Ledger(Path file, Jobs jobs, TransactionalOperator transaction, ReadySet readySet) {
        this.file = file;
        this.jobs = jobs;
        this.transaction = transaction;
        this.readySet = readySet;
    }

    /** Stores the jobs, offers them, and returns. */
    void submit(Collection<? extends NewJob<?>> many) {
        readySet.offer(store(many)).toCompletableFuture().join();
    }

    void submit(NewJob<?> job) {
        submit(List.of(job));
    }

    /**
     * Stores the jobs and does not come to offering them.
     *
     * @throws RuntimeException if they were not accepted; whether they are stored is then unknown
     */
    List<Queued> store(Collection<? extends NewJob<?>> many) {
        var queued = jobs.insert(many).as(transaction::transactional).block();
        var now = Instant.now();
        many.forEach(job -> accept(job.id(), now));
        return queued == null ? List.of() : queued;
    }

    private void accept(JobId job, Instant at) {
        accepted.put(job, at);
        try {
            var line = job + "," + at.toEpochMilli() + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When each job was accepted, in that order. */
    Map<JobId, Instant> accepted() {
        return accepted;
    }
}
