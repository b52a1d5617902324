package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import dev.errand.worker.agent.pool.AgentPools;
import dev.errand.worker.agent.pool.AgentPools.Entry;
import dev.errand.worker.agent.pool.SpentSoFar;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider's capacity as two engines share it, and what is spent there. */
@Timeout(120)
class AgentPoolsTest {

    private final EngineBench bench = new EngineBench();
    private final AgentPools pools = new AgentPools(bench.sql);

    @AfterEach
    void close() {
        bench.close();
    }

    private Object ask(JobRun run, int most, Runnable work) throws ProviderBusy {
        var entry = pools.enter("p", most, run.jobId(), run.attempt());
        if (entry instanceof Entry.Busy busy) {
            throw new ProviderBusy(busy.reason(), Instant.now().plusMillis(50));
        }
        try {
            work.run();
            return "done";
        } finally {
            pools.release(((Entry.In) entry).slot());
        }
    }

    @Test
    void noMoreAreInThanTheLimit() {
        var in = new AtomicInteger();
        var highest = new AtomicInteger();
        bench.script(
                "ask",
                (script, run) -> ask(run, 2, () -> {
                    highest.accumulateAndGet(in.incrementAndGet(), Math::max);
                    await().atMost(20, TimeUnit.SECONDS).until(() -> highest.get() == 2);
                    in.decrementAndGet();
                }));
        bench.engine();
        bench.engine();
        bench.readySet
                .offer(bench.store(bench.many("ask", 20)))
                .toCompletableFuture()
                .join();
        bench.allEnd(20);
        assertThat(highest).hasValue(2);
        assertThat(bench.count("SELECT count(*) FROM job WHERE status = 'completed' AND failures = 0"))
                .isEqualTo(20);
        assertThat(bench.count("SELECT count(*) FROM agent_slot")).isZero();
    }

    @Test
    void aRefusalParksThePoolForAllAndHalvesIt() {
        bench.script("ask", (script, run) -> ask(run, 8, () -> {}));
        bench.engine();
        bench.engine();
        bench.ended(bench.submit("ask"));
        pools.refused("p", Instant.now().plusSeconds(3), "429");
        pools.refused("p", Instant.now().plusSeconds(2), "429");
        assertThat(bench.count("SELECT concurrency::bigint FROM agent_pool")).isEqualTo(4);
        var job = bench.ended(bench.submit("ask"));
        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(bench.outcomes(job.id())).contains("parked").endsWith("done");
        assertThat(bench.count("SELECT sum(failures)::bigint FROM job")).isZero();
        for (var i = 0; i < 4; i++) {
            pools.succeeded("p");
        }
        assertThat(bench.count("SELECT concurrency::bigint FROM agent_pool")).isEqualTo(5);
    }

    @Test
    void aSlotThatWasNotReleasedEndsWithItsAttempt() throws InterruptedException {
        var held = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        bench.script("hold", (script, run) -> {
            pools.enter("p", 1, run.jobId(), run.attempt());
            held.countDown();
            end.await();
            return "done";
        });
        bench.engine();
        var holder = bench.submit("hold");
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pools.enter("p", 1, JobId.next(), 1)).isInstanceOf(Entry.Busy.class);
        end.countDown(); // never released
        bench.ended(holder);
        assertThat(pools.enter("p", 1, JobId.next(), 1)).isInstanceOf(Entry.In.class);
    }

    /** No engine runs: the row is that of a worker that was killed while it held the slot. */
    @Test
    void aKilledHoldersSlotEndsWithItsLease() {
        bench.store(bench.many("hold", 1));
        assertThat(bench.count(leased("+"))).isEqualTo(1);
        var killed = JobId.parse(bench.sql
                .sql("SELECT id::text FROM job")
                .map(row -> row.get(0, String.class))
                .one()
                .block());
        assertThat(pools.enter("p", 1, killed, 1)).isInstanceOf(Entry.In.class);
        assertThat(pools.enter("p", 1, JobId.next(), 1)).isInstanceOf(Entry.Busy.class);
        assertThat(bench.count(leased("-"))).isEqualTo(1);
        assertThat(pools.enter("p", 1, JobId.next(), 1)).isInstanceOf(Entry.In.class);
    }

    private static String leased(String sign) {
        return "WITH changed AS (UPDATE job SET status = 'processing', attempt = 1, worker_id = 'gone', queued_at = NULL,"
                + " lease_until = now() " + sign + " interval '1 hour' RETURNING id) SELECT count(*) FROM changed";
    }

    @Test
    void aPausedPoolTakesNobody() {
        pools.enter("p", 1, JobId.next(), 1);
        pools.pause("p", "401");
        assertThat(pools.enter("p", 1, JobId.next(), 1))
                .isInstanceOfSatisfying(
                        Entry.Busy.class, busy -> assertThat(busy.reason()).isEqualTo("401"));
    }

    @Test
    void whatAFailedAttemptSpentIsStored() {
        bench.script("spend", (script, run) -> {
            run.used(new Usage(10, 5, 0, 0, "anthropic", "m", new BigDecimal("0.5")));
            run.used(new Usage(10, 5, 0, 0, "ollama", "l", null));
            throw new GiveUp("spent");
        });
        var engine = bench.engine();
        var job = bench.ended(bench.submit("spend"));
        bench.drain(engine);
        var spent = new SpentSoFar(bench.sql).by(job.id());
        assertThat(spent.costUsd()).isEqualByComparingTo("0.5");
        assertThat(spent.unknown()).isEqualTo(1);
    }
}
