package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobId;
import dev.errand.job.JobStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoppingTest {

    private EngineBench bench;

    @BeforeEach
    void open() {
        bench = new EngineBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private JobId running(String script) {
        var id = bench.submit(script);
        bench.reaches(id, JobStatus.PROCESSING);
        return id;
    }

    @Test
    void aCancelReachesTheRunningHandlerOnAnyWorkerWithinASecond() {
        bench.script("sleep", (script, run) -> {
            Thread.sleep(60_000);
            return "never";
        });
        bench.engine();
        bench.engine();
        bench.engine();
        var id = running("sleep");
        var at = System.nanoTime();

        bench.cancel(id);

        assertThat(bench.ended(id).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - at)).isLessThan(Duration.ofSeconds(1));
        assertThat(bench.outcomes(id)).containsExactly("cancelled");
    }

    @Test
    void aCancelArrivesWithTheRenewalWhenRedisIsAway() {
        bench.script("sleep", (script, run) -> {
            Thread.sleep(60_000);
            return "never";
        });
        bench.engine();
        var id = running("sleep");
        bench.redis.killHard();

        bench.cancel(id);

        assertThat(bench.ended(id).status()).isEqualTo(JobStatus.CANCELLED);
        bench.redis.restart();
    }

    @Test
    void aJobWhoseCancellationWasAskedForDoesNotComeBackForARetry() {
        var gate = new CountDownLatch(1);
        bench.script("fails", (script, run) -> {
            gate.await();
            throw new IllegalStateException("would be tried again");
        });
        bench.engine();
        var id = running("fails");
        bench.sql.sql("UPDATE job SET cancel_requested_at = now()").then().block();

        gate.countDown();

        assertThat(bench.ended(id).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void aDrainLetsJobsFinishWithinTheGrace() {
        bench.script("short", (script, run) -> {
            Thread.sleep(700);
            return "done";
        });
        var engine = bench.engine();
        var id = running("short");

        bench.drain(engine);

        assertThat(bench.job(id).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aDrainHandsBackTheRestWithoutBurningARetry() {
        var first = new AtomicInteger();
        bench.script("long", (script, run) -> {
            if (first.incrementAndGet() == 1) {
                Thread.sleep(60_000);
            }
            return "done elsewhere";
        });
        var engine = bench.engine();
        var id = running("long");

        bench.drain(engine);

        var back = bench.job(id);
        assertThat(back.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(back.failures()).isZero();
        assertThat(bench.count("SELECT crashes FROM job")).isZero();
        bench.engine();
        assertThat(bench.ended(id).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(bench.outcomes(id)).containsExactly("handed_back", "done");
    }

    @Test
    void aDrainingWorkerClaimsNoMore() throws Exception {
        var started = new CountDownLatch(4);
        bench.script("grace", (script, run) -> {
            started.countDown();
            Thread.sleep(300);
            return "ok";
        });
        bench.readySet
                .offer(bench.store(bench.many("grace", 30)))
                .toCompletableFuture()
                .join();
        var engine = bench.engine();
        assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();

        bench.drain(engine);

        assertThat(bench.count("SELECT count(*) FROM job WHERE status = 'processing'"))
                .isZero();
        assertThat(bench.count("SELECT count(*) FROM job WHERE status = 'queued' AND failures = 0"))
                .isGreaterThan(10);
        bench.engine();
        bench.allEnd(30);
    }

    @Test
    void aHandlerThatIsInterruptedByItsOwnCodeIsTriedAgain() {
        bench.script("self", (script, run) -> {
            if (run.attempt() == 1) {
                throw new InterruptedException("not by us");
            }
            return Thread.currentThread().isInterrupted();
        });
        bench.engine();

        var job = bench.ended(bench.submit("self"));

        assertThat(job.result().as(Boolean.class)).isFalse();
        assertThat(job.failures()).isEqualTo(1);
    }

    @Test
    void anInterruptOfOneJobNeverReachesTheNextOnTheSameThread() {
        bench.script("sleep", (script, run) -> {
            Thread.sleep(60_000);
            return "never";
        });
        bench.script("look", (script, run) -> Thread.currentThread().isInterrupted());
        bench.engine();
        var id = running("sleep");
        bench.cancel(id);
        bench.ended(id);

        for (var i = 0; i < 8; i++) {
            assertThat(bench.ended(bench.submit("look")).result().as(Boolean.class))
                    .isFalse();
        }
        await().until(() -> bench.count("SELECT count(*) FROM job WHERE status = 'processing'") == 0);
    }
}
