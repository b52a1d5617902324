package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.NewJob;
import dev.errand.worker.engine.EngineBench.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an owner may run at once and in a day: counted from leases, over all workers; what is held keeps its place. */
class LimitedOwnersTest {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();

    private final EngineBench bench = new EngineBench();
    private final Map<UUID, AtomicInteger> running = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> most = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        bench.close();
    }

    private void limit(UUID owner, Integer runs, BigDecimal cost) {
        var statement = bench.sql.sql("""
                INSERT INTO account_limit (owner_id, concurrent_runs, cost_per_day_usd) VALUES (:owner, :runs, :cost)
                ON CONFLICT (owner_id) DO UPDATE SET concurrent_runs = excluded.concurrent_runs,
                                                     cost_per_day_usd = excluded.cost_per_day_usd
                """).bind("owner", owner);
        statement = runs == null ? statement.bindNull("runs", Integer.class) : statement.bind("runs", runs);
        statement = cost == null ? statement.bindNull("cost", BigDecimal.class) : statement.bind("cost", cost);
        statement.then().block();
    }

    private List<NewJob<Script>> jobs(UUID owner, String script, int count) {
        var jobs = new ArrayList<NewJob<Script>>();
        for (var i = 0; i < count; i++) {
            jobs.add(NewJob.of(EngineBench.TYPE, new Script(script, i), JobOptions.NONE.owner(owner)));
        }
        return jobs;
    }

    private List<JobId> submit(UUID owner, String script, int count) {
        var jobs = jobs(owner, script, count);
        bench.readySet.offer(bench.store(jobs)).toCompletableFuture().join();
        return jobs.stream().map(NewJob::id).toList();
    }

    private EngineBench.Play counted(UUID owner, long millis) {
        return (script, run) -> {
            var now = running.computeIfAbsent(owner, it -> new AtomicInteger()).incrementAndGet();
            most.computeIfAbsent(owner, it -> new AtomicInteger()).accumulateAndGet(now, Math::max);
            Thread.sleep(millis);
            running.get(owner).decrementAndGet();
            return "ok";
        };
    }

    private static EngineSettings slots(int slots) {
        var s = EngineBench.SETTINGS;
        return new EngineSettings(
                Map.of(EngineBench.LANE, slots), Set.of(), s.lease(), s.heartbeat(), s.sweep(), s.due(), 0, s.grace());
    }

    @Test
    void anOwnerNeverRunsMoreThanItMayOverTwoWorkersAndAllItsJobsEnd() {
        limit(A, 2, null);
        bench.script("a", counted(A, 30)).script("b", counted(B, 30));
        bench.engine(slots(4), EngineListener.NONE);
        bench.engine(slots(4), EngineListener.NONE);
        awaitKnown();

        submit(A, "a", 20);
        submit(B, "b", 20);

        bench.allEnd(40);
        assertThat(most.get(A).get()).isEqualTo(2);
        assertThat(most.get(B).get()).isGreaterThan(2);
    }

    /** The engines look at limits once a sweep: a job of an owner who may run nothing shows that they have. */
    private void awaitKnown() {
        var probe = UUID.randomUUID();
        limit(probe, 0, null);
        bench.script("probe", (script, run) -> "ok");
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            submit(probe, "probe", 1);
            Thread.sleep(100);
            return bench.count("SELECT count(*) FROM job WHERE held_at IS NOT NULL") >= 1;
        });
        bench.sql.sql("DELETE FROM job").then().block();
    }

    @Test
    void heldJobsKeepTheirPlace() {
        limit(A, 1, null);
        var order = new ConcurrentLinkedQueue<Integer>();
        bench.script("a", (script, run) -> {
            order.add(script.number());
            return "ok";
        });
        bench.engine(slots(4), EngineListener.NONE);
        awaitKnown();

        submit(A, "a", 12);

        bench.allEnd(12);
        assertThat(order).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    }

    @Test
    void whatIsHeldIsNotRunAndStartsWhenTheLimitIsRaised() {
        limit(A, 0, null);
        bench.script("a", (script, run) -> "ok");
        bench.engine(slots(2), EngineListener.NONE);
        awaitKnown();
        var jobs = submit(A, "a", 3);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bench.count("SELECT count(*) FROM job WHERE held_at IS NOT NULL") == 3);

        limit(A, 5, null);

        jobs.forEach(job -> assertThat(bench.ended(job).status()).isEqualTo(JobStatus.COMPLETED));
    }

    @Test
    void whoHasSpentTheDaysMoneyStartsNoMore() {
        limit(A, null, new BigDecimal("1.00"));
        bench.script("a", (script, run) -> {
            run.used(new Usage(1, 1, 0, 0, "test", "model", new BigDecimal("0.60")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            bench.count("SELECT count(*) FROM job_usage WHERE job_id = '" + run.jobId() + "'") == 1);
            return "ok";
        });
        bench.engine(slots(1), EngineListener.NONE);
        awaitKnown();

        submit(A, "a", 5);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> bench.count("SELECT count(*) FROM job WHERE held_at IS NOT NULL") == 3);
        assertThat(bench.count("SELECT count(*) FROM job WHERE status = 'completed'"))
                .isEqualTo(2);
    }

    @Test
    void withRedisAwayTheLimitHolds() {
        limit(A, 2, null);
        bench.script("a", counted(A, 30));
        bench.redis.killHard();
        bench.engine(slots(4), EngineListener.NONE);
        bench.engine(slots(4), EngineListener.NONE);
        await().atMost(Duration.ofSeconds(5)).until(() -> bench.count("SELECT count(*) FROM worker") == 2);

        bench.store(jobs(A, "a", 12));

        bench.allEnd(12);
        assertThat(most.get(A).get()).isLessThanOrEqualTo(2);
    }

    @Test
    void aDeadWorkersRunsCountUntilTheirLeaseIsOver() {
        limit(A, 1, null);
        bench.script("a", (script, run) -> "ok");
        var orphan = bench.store(jobs(A, "a", 1)).get(0);
        bench.sql
                .sql("UPDATE job SET status = 'processing', worker_id = 'dead', attempt = 1, crashes = 1,"
                        + " lease_until = now() + interval '3 seconds', started_at = now() WHERE id = :id")
                .bind("id", orphan.id().value())
                .then()
                .block();
        bench.engine(slots(2), EngineListener.NONE);
        awaitKnownKeeping(orphan.id());

        var next = submit(A, "a", 1).get(0);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> bench.count("SELECT count(*) FROM job WHERE held_at IS NOT NULL") == 1);
        assertThat(bench.ended(next).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(bench.ended(orphan.id()).attempt()).isEqualTo(2);
    }

    private void awaitKnownKeeping(JobId job) {
        assertThat(bench.job(job).status()).isEqualTo(JobStatus.PROCESSING);
        await().atMost(Duration.ofSeconds(5)).until(() -> bench.count("SELECT count(*) FROM worker") == 1);
    }

    @Test
    void manyWorkersClaimAtOnceWithoutGoingOver() throws Exception {
        limit(A, 3, null);
        var gate = new Semaphore(0);
        var started = new AtomicInteger();
        bench.script("a", (script, run) -> {
            started.incrementAndGet();
            gate.acquire();
            return "ok";
        });
        for (var i = 0; i < 4; i++) {
            bench.engine(slots(8), EngineListener.NONE);
        }
        awaitKnown();

        submit(A, "a", 40);

        await().atMost(Duration.ofSeconds(10)).until(() -> started.get() == 3);
        await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(5)).until(() -> started.get() == 3);
        gate.release(100);
        bench.allEnd(40);
    }
}
