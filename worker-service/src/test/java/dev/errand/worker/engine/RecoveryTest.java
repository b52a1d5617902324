package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import dev.errand.job.Lane;
import dev.errand.job.NewJob;
import dev.errand.job.Queued;
import dev.errand.worker.engine.EngineBench.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private EngineBench bench;

    @BeforeEach
    void open() {
        bench = new EngineBench();
        bench.script("ok", (script, run) -> "ok");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Recovery recovery() {
        return new Recovery(bench.sql, new Handlers(List.of(bench.handler(EngineBench.TYPE))));
    }

    @Test
    void aJobThatWasStoredButNeverOfferedRuns() {
        bench.engine();
        var job = NewJob.of(EngineBench.TYPE, new Script("ok", 0));

        bench.store(List.of(job));

        assertThat(bench.ended(job.id()).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void theSweepOffersExactlyWhatIsMissingBeforeTheHead() {
        var jobs = bench.store(bench.many("ok", 100));
        bench.sql
                .sql("UPDATE job SET queued_at = now() - interval '5 seconds'")
                .then()
                .block();
        bench.readySet.offer(jobs.subList(40, 100)).toCompletableFuture().join();
        var head = bench.readySet.head(EngineBench.LANE).orElseThrow();

        var missing = recovery().missing(EngineBench.LANE, 0, head);

        assertThat(missing)
                .extracting(Queued::id)
                .containsExactlyElementsOf(
                        jobs.subList(0, 40).stream().map(Queued::id).toList());
        assertThat(recovery().missing(EngineBench.LANE, 0, jobs.get(0).score())).isEmpty();
    }

    @Test
    void afterAFlushEverythingThatWaitsIsOfferedAgain() {
        bench.store(bench.many("ok", 2_500));
        bench.redis.flush();
        bench.engine();

        bench.allEnd(2_500);

        assertThat(bench.counted("errand.sweep.offered")).isGreaterThan(0);
    }

    @Test
    void aWorkerWithoutRedisClaimsFromPostgresAndGoesBackWhenItReturns() {
        bench.redis.killHard();
        var engine = bench.engine();
        var first = NewJob.of(EngineBench.TYPE, new Script("ok", 0));
        bench.store(List.of(first));
        assertThat(bench.ended(first.id()).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(engine.redisIsHere()).isFalse();

        bench.redis.restart();

        await().until(engine::redisIsHere);
        var pickups = bench.registry.find("errand.pickup").timer().count();
        var second = bench.submit("ok");
        assertThat(bench.ended(second).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(bench.registry.find("errand.pickup").timer().count()).isEqualTo(pickups + 1);
    }

    @Test
    void pickupWithRedisDownTakesLessThanASecond() {
        bench.redis.killHard();
        var engine = bench.engine();
        await().until(() -> !engine.redisIsHere());
        var job = NewJob.of(EngineBench.TYPE, new Script("ok", 0));

        bench.store(List.of(job));

        var ended = bench.ended(job.id());
        assertThat(Duration.between(ended.createdAt(), ended.startedAt())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anExpiredLeaseIsTakenBackAndCostsNoRetry() {
        var id = orphan(1);
        bench.engine();

        var job = bench.ended(id);

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.failures()).isZero();
        assertThat(job.attempt()).isEqualTo(2);
        assertThat(bench.outcomes(id)).containsExactly("lost", "done");
    }

    @Test
    void theThirdCrashInARowMakesAPoisonPill() {
        var id = orphan(3);
        bench.engine();

        var job = bench.ended(id);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.error().tree().get("kind").asString()).isEqualTo("poison");
    }

    @Test
    void aLostJobWhoseCancellationWasAskedForEndsCancelled() {
        var id = orphan(1);
        bench.sql.sql("UPDATE job SET cancel_requested_at = now()").then().block();
        bench.engine();

        assertThat(bench.ended(id).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void theJobsOfADeadWorkerRunAgainSideBySide() {
        assertThat(mostSuspectsAtOnce(1)).isEqualTo(4);
    }

    @Test
    void jobsThatTwiceMayHaveKilledTheirWorkerRunOneAtATime() {
        assertThat(mostSuspectsAtOnce(2)).isEqualTo(1);
    }

    private int mostSuspectsAtOnce(int crashes) {
        var together = new AtomicInteger();
        var most = new AtomicInteger();
        bench.script("suspect", (script, run) -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            Thread.sleep(300);
            return together.decrementAndGet();
        });
        bench.store(bench.many("suspect", 4));
        bench.sql.sql("UPDATE job SET crashes = " + crashes).then().block();
        bench.engine();

        bench.allEnd(4);

        assertThat(bench.count("SELECT sum(crashes) FROM job")).isZero();
        assertThat(bench.count("SELECT count(*) FROM job WHERE status = 'completed'"))
                .isEqualTo(4);
        return most.get();
    }

    @Test
    void aSuspectStartsOnlyWhenThoseThatMayNotRunBesideItAreBack() {
        bench.script("long-commit", (script, run) -> {
            run.atFinish(transaction -> transaction.sql("SELECT pg_sleep(1)").then());
            return "ok";
        });
        bench.script(
                "suspect",
                (script, run) -> bench.count("SELECT max(crashes) FROM job WHERE id <> '" + run.jobId()
                        + "' AND input ->> 'name' = 'suspect'"));
        bench.engine();
        bench.submit("long-commit");
        await().until(() ->
                bench.count("SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(1)'") > 0);
        var suspects = bench.many("suspect", 2);
        var queued = bench.store(suspects);
        bench.sql
                .sql("UPDATE job SET crashes = 2 WHERE input ->> 'name' = 'suspect'")
                .then()
                .block();
        bench.readySet.offer(queued);

        assertThat(suspects)
                .allSatisfy(job -> assertThat(bench.ended(job.id()).result().as(Long.class))
                        .isLessThan(3));
    }

    @Test
    void aWorkerThatLostItsLeaseCannotStoreAResult() throws Exception {
        var claimed = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        bench.script("slow", (script, run) -> {
            if (run.attempt() == 1) {
                claimed.countDown();
                awaitIgnoringInterrupts(goOn);
                return "stale";
            }
            return "fresh";
        });
        bench.engine();
        var id = bench.submit("slow");
        claimed.await();
        bench.sql
                .sql("UPDATE job SET lease_until = now() - interval '1 second', worker_id = 'another'")
                .then()
                .block();

        assertThat(bench.ended(id).result().as(String.class)).isEqualTo("fresh");
        await().until(() -> bench.counted("errand.leases.lost") == 1);
        goOn.countDown();

        await().until(() -> bench.counted("errand.finishes.stale") == 1);
        assertThat(bench.job(id).result().as(String.class)).isEqualTo("fresh");
    }

    private static void awaitIgnoringInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                continue; // a handler that does not listen
            }
        }
    }

    @Test
    void manyWorkersMaySweepAtOnceAndEachJobIsTakenBackOnce() {
        bench.store(bench.many("ok", 500));
        bench.sql
                .sql(
                        "UPDATE job SET status = 'processing', attempt = 1, crashes = 1, worker_id = 'dead', started_at = now(),"
                                + " lease_until = now() - interval '1 second'")
                .then()
                .block();
        var sweeps = List.of(recovery(), recovery(), recovery(), recovery());

        var taken = sweeps.parallelStream()
                .mapToInt(sweep -> sweep.takeBackExpired().size())
                .sum();

        assertThat(taken).isEqualTo(500);
        assertThat(bench.count("SELECT count(*) FROM job_attempt WHERE outcome = 'lost'"))
                .isEqualTo(500);
    }

    @Test
    void unknownLanesCostNothing() {
        assertThat(recovery().missing(new Lane("nobody"), 0, Queued.LAST)).isEmpty();
    }

    /** A job whose worker died in its n-th attempt in a row. */
    private JobId orphan(int crashes) {
        var job = NewJob.of(EngineBench.TYPE, new Script("ok", 0));
        bench.store(List.of(job));
        bench.sql
                .sql("UPDATE job SET status = 'processing', attempt = 1, crashes = :crashes, worker_id = 'dead',"
                        + " started_at = now(), lease_until = now() - interval '1 second'")
                .bind("crashes", crashes)
                .then()
                .block();
        return job.id();
    }
}
