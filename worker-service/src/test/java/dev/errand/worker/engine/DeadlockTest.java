package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobId;
import dev.errand.job.Json;
import dev.errand.job.NewJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** A worker renews, reports and finishes jobs that it holds, many at once, from threads of their own. */
class DeadlockTest {

    private static final int JOBS = 4_000;
    private static final int BATCH = 400;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final WorkerId worker = WorkerId.make();
    private EngineBench bench;

    @BeforeEach
    void open() {
        bench = new EngineBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void renewingReportingAndFinishingTheSameJobsNeverDeadlock() {
        var claims = claimAll();
        var rows = new OwnRows();
        var leases = new Leases(bench.batches, worker, LEASE, rows);
        var transaction = TransactionalOperator.create(new R2dbcTransactionManager(bench.pool));
        var finishes = new Finishes(bench.batches, bench.sql, transaction, worker, rows);

        var finishing = CompletableFuture.runAsync(() -> finishAll(finishes, shuffled(claims, 1)));
        for (int turn = 2; !finishing.isDone(); turn++) {
            var held = shuffled(claims, turn);
            leases.renew(held);
            leases.report(held.stream()
                    .map(claim -> new Leases.Report(claim, 50, "on its way"))
                    .toList());
        }
        finishing.join();

        assertThat(bench.count("SELECT count(*) FROM job WHERE status = 'completed'"))
                .isEqualTo(JOBS);
    }

    private List<Claim> claimAll() {
        var jobs = bench.many("short", JOBS);
        bench.store(jobs);
        var handlers = new Handlers(List.of(bench.handler(EngineBench.TYPE)));
        List<JobId> ids = jobs.stream().map(NewJob::id).toList();
        return new Claims(bench.batches, worker, LEASE, handlers, () -> false).take(ids);
    }

    private static void finishAll(Finishes finishes, List<Claim> claims) {
        for (int from = 0; from < JOBS; from += BATCH) {
            var batch = claims.subList(from, from + BATCH).stream()
                    .map(claim -> Finish.of(claim, new Outcome.Done(Json.NULL)))
                    .toList();
            finishes.write(batch);
        }
    }

    private static List<Claim> shuffled(List<Claim> claims, int seed) {
        var shuffled = new ArrayList<>(claims);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }
}
