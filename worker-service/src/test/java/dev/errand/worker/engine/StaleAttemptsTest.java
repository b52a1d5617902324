package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobId;
import dev.errand.job.NewJob;
import dev.errand.worker.engine.EngineBench.Script;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One worker holds two attempts of a job, as after a pause past its lease, and both end in the same commit. */
class StaleAttemptsTest {

    private EngineBench bench;
    private final AtomicInteger arrived = new AtomicInteger();
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void open() {
        bench = new EngineBench();
        bench.script("effects", (script, run) -> {
            run.then(NewJob.of(EngineBench.TYPE, new Script("follow-up", run.attempt())));
            return run.attempt();
        });
        bench.script("follow-up", (script, run) -> "ok");
        bench.script("long-commit", (script, run) -> {
            run.atFinish(transaction -> transaction.sql("SELECT pg_sleep(1.5)").then());
            return "ok";
        });
    }

    @AfterEach
    void close() {
        gate.countDown();
        bench.close();
    }

    @Test
    void theEffectsOfAnAttemptThatLostItsLeaseAreDroppedWhenItsSuccessorEndsInTheSameCommit() {
        var id = heldAtItsFinish();
        bench.sql
                .sql("UPDATE job SET lease_until = now() - interval '1 second', worker_id = 'another'")
                .then()
                .block();

        bothEndTogether();

        assertThat(bench.ended(id).result().as(Integer.class)).isEqualTo(2);
        oneFollowUpAndOneStaleFinish();
    }

    /** A claim's commit does not wait for the disk: PostgreSQL may crash and know nothing of it. */
    @Test
    void theEffectsOfAnAttemptWhoseClaimPostgresForgotAreWrittenOnce() {
        var id = heldAtItsFinish();
        bench.sql
                .sql("UPDATE job SET status = 'queued', attempt = 0, crashes = 0, worker_id = NULL, lease_until = NULL")
                .then()
                .block();

        bothEndTogether();

        assertThat(bench.ended(id).result().as(Integer.class)).isEqualTo(1);
        oneFollowUpAndOneStaleFinish();
    }

    private JobId heldAtItsFinish() {
        var held = new JobId[1];
        bench.engine(EngineBench.SETTINGS, new EngineListener() {
            @Override
            public void finishing(JobId job, int attempt) {
                if (job.equals(held[0])) {
                    arrived.incrementAndGet();
                    awaitGate();
                }
            }
        });
        var job = NewJob.of(EngineBench.TYPE, new Script("effects", 0));
        held[0] = job.id();
        bench.submit(job);
        await().until(() -> arrived.get() == 1);
        return job.id();
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void bothEndTogether() {
        await().until(() -> arrived.get() == 2);
        bench.submit("long-commit");
        await().until(() -> bench.count("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(1.5)'"
                        + " AND state = 'active'")
                > 0);
        gate.countDown();
    }

    private void oneFollowUpAndOneStaleFinish() {
        await().until(() -> bench.count("SELECT count(*) FROM job WHERE completed_at IS NULL") == 0);
        assertThat(bench.count("SELECT count(*) FROM job WHERE input ->> 'name' = 'follow-up'"))
                .isEqualTo(1);
        assertThat(bench.counted("errand.finishes.stale")).isEqualTo(1);
    }
}
