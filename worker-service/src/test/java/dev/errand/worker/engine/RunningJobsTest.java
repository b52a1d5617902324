package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.NewJob;
import dev.errand.worker.engine.EngineBench.Script;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunningJobsTest {

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
    void aJobRunsAndItsResultIsStored() {
        bench.script("sum", (script, run) -> Map.of("sum", 42)).engine();

        var job = bench.ended(bench.submit("sum"));

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().tree().get("sum").asInt()).isEqualTo(42);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.failures()).isZero();
        assertThat(job.progress()).isEqualTo(100);
        assertThat(bench.outcomes(job.id())).containsExactly("done");
    }

    @Test
    void priorityIsStrictAndAgeDecidesWithinIt() {
        var order = new ConcurrentLinkedQueue<Integer>();
        bench.script("note", (script, run) -> order.add(script.number()));
        var priorities = List.of(5, 9, 1, 5, 1, 10);
        for (var i = 0; i < priorities.size(); i++) {
            bench.submit(
                    NewJob.of(EngineBench.TYPE, new Script("note", i), JobOptions.NONE.priority(priorities.get(i))));
        }

        bench.engine(one(), EngineListener.NONE);

        bench.allEnd(priorities.size());
        assertThat(order).containsExactly(2, 4, 0, 3, 1, 5);
    }

    @Test
    void aWorkerNeverHoldsMoreJobsThanItHasSlots() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        bench.script("busy", (script, run) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.sleep(20);
            return running.decrementAndGet();
        });
        bench.readySet
                .offer(bench.store(bench.many("busy", 60)))
                .toCompletableFuture()
                .join();
        var heldMost = new AtomicInteger();
        bench.engine();

        await().until(() -> {
            heldMost.accumulateAndGet(
                    (int) bench.count("SELECT count(*) FROM job WHERE status = 'processing'"), Math::max);
            return bench.count("SELECT count(*) FROM job WHERE completed_at IS NOT NULL") == 60;
        });
        assertThat(most.get()).isLessThanOrEqualTo(4);
        assertThat(heldMost.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void followUpsAndOwnRowsAreWrittenByTheFinishingTransaction() {
        bench.sql.sql("CREATE TABLE effect (job uuid, attempt int)").then().block();
        bench.script("follow-up", (script, run) -> "ok");
        var followUp = NewJob.of(EngineBench.TYPE, new Script("follow-up", 0));
        bench.script("parent", (script, run) -> {
            run.then(followUp);
            run.atFinish(database -> database.sql("INSERT INTO effect VALUES (:job, :attempt)")
                    .bind("job", run.jobId().value())
                    .bind("attempt", run.attempt())
                    .then());
            if (run.attempt() == 1) {
                throw new TryAgain("effects of a failed attempt are not written", Duration.ZERO);
            }
            return "ok";
        });
        bench.engine();

        bench.ended(bench.submit("parent"));

        assertThat(bench.ended(followUp.id()).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(bench.count("SELECT count(*) FROM effect")).isEqualTo(1);
        assertThat(bench.count("SELECT max(attempt) FROM effect")).isEqualTo(2);
    }

    @Test
    void usageIsSummedOverAttempts() {
        bench.script("model", (script, run) -> {
            run.used(new Usage(60, 30, 8, 2, "test", "small", new BigDecimal("0.25")));
            run.used(new Usage(50, 0, 0, 0, "test", "small", new BigDecimal("0.05")));
            if (run.attempt() == 1) {
                throw new TryAgain("once more", Duration.ZERO);
            }
            return "ok";
        });
        bench.engine();

        var job = bench.ended(bench.submit("model"));

        assertThat(job.tokens()).isEqualTo(300);
        assertThat(job.costUsd()).isEqualByComparingTo("0.60");
    }

    @Test
    void aScheduledJobStartsWithinAQuarterSecondOfItsTimeOnAnIdleSystem() {
        bench.script("due", (script, run) -> "ok");
        bench.engine();
        var due = Instant.now().plusMillis(1_200);

        var job = bench.ended(bench.submit("due", JobOptions.NONE.runAt(due)));

        assertThat(job.startedAt()).isAfterOrEqualTo(due.minusMillis(5));
        assertThat(Duration.between(due, job.startedAt())).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void aTypeThisWorkerDoesNotKnowIsLeftForOneThatDoes() throws Exception {
        var gate = new CountDownLatch(1);
        bench.script("staged", (script, run) -> {
            gate.countDown();
            return "ok";
        });
        bench.engine(EngineBench.SETTINGS, EngineListener.NONE, List.of(bench.handler(EngineBench.TYPE)));
        var id = bench.submit(NewJob.of(EngineBench.STAGED, new Script("staged", 0)));
        await().during(Duration.ofMillis(800)).until(() -> bench.job(id).attempt() == 0);

        bench.engine(EngineBench.SETTINGS, EngineListener.NONE, List.of(bench.handler(EngineBench.STAGED)));

        assertThat(bench.ended(id).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(bench.job(id).attempt()).isEqualTo(1);
    }

    @Test
    void workersSayWhoTheyAreAndWhatTheyServe() {
        bench.script("any", (script, run) -> "ok");
        var engine = bench.engine();

        await().until(() -> bench.count("SELECT count(*) FROM worker WHERE state = 'running'") == 1);
        assertThat(bench.count("SELECT (lanes ->> 'bulk')::bigint FROM worker")).isEqualTo(4);
        assertThat(bench.count(
                        "SELECT count(*) FROM worker WHERE 'test.staged' = ANY (types) AND version = 'test' AND sandbox = 'prlimit'"
                                + " AND proved_at > now() - interval '5 seconds'"))
                .isEqualTo(1);
        bench.drain(engine);
        assertThat(bench.count("SELECT count(*) FROM worker WHERE state = 'stopped'"))
                .isEqualTo(1);
    }

    @Test
    void tenThousandShortJobsRunOnceEach() {
        var runs = new AtomicInteger();
        bench.script("short", (script, run) -> runs.incrementAndGet());
        bench.engine();
        bench.engine();

        for (var i = 0; i < 10; i++) {
            bench.readySet.offer(bench.store(bench.many("short", 1_000)));
        }

        bench.allEnd(10_000);
        assertThat(runs.get()).isEqualTo(10_000);
        assertThat(bench.count("SELECT count(*) FROM job_attempt WHERE outcome = 'done'"))
                .isEqualTo(10_000);
    }

    private static EngineSettings one() {
        var s = EngineBench.SETTINGS;
        return new EngineSettings(
                Map.of(EngineBench.LANE, 1), Set.of(), s.lease(), s.heartbeat(), s.sweep(), s.due(), 0, s.grace());
    }
}
