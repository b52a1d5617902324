package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.job.JobOptions;
import dev.errand.job.JobStatus;
import dev.errand.job.NewJob;
import dev.errand.worker.engine.EngineBench.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a job whose attempt does not succeed. */
class FailingJobsTest {

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
    void aFailedJobIsTriedAgainAndThenFailsForGood() {
        bench.script("fail", (script, run) -> {
            throw new IllegalStateException("no luck in attempt " + run.attempt());
        });
        bench.engine();

        var job = bench.ended(bench.submit("fail", JobOptions.NONE.maxRetries(2)));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempt()).isEqualTo(3);
        assertThat(job.failures()).isEqualTo(3);
        assertThat(job.error().tree().get("message").asString()).isEqualTo("no luck in attempt 3");
        assertThat(bench.outcomes(job.id())).containsExactly("retry", "retry", "failed");
    }

    @Test
    void aHandlerMaySayWhenToTryAgain() {
        bench.script("later", (script, run) -> {
            if (run.attempt() == 1) {
                throw new TryAgain("not yet", Duration.ofMillis(700));
            }
            return "ok";
        });
        bench.engine();

        var id = bench.submit("later");
        var waiting = bench.reaches(id, JobStatus.QUEUED);
        var job = bench.ended(id);

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.failures()).isEqualTo(1);
        assertThat(Duration.between(job.createdAt(), job.startedAt())).isGreaterThanOrEqualTo(Duration.ofMillis(700));
        assertThat(waiting.attempt()).isLessThanOrEqualTo(1);
    }

    @Test
    void givingUpFailsAtOnceWhateverRetriesAreLeft() {
        bench.script("hopeless", (script, run) -> {
            throw new GiveUp("the file is no PDF");
        });
        bench.engine();

        var job = bench.ended(bench.submit("hopeless"));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(job.error().tree().get("kind").asString()).isEqualTo("gave_up");
    }

    @Test
    void aBusyProviderParksTheJobAndCostsNoRetry() {
        bench.script("busy", (script, run) -> {
            if (run.attempt() < 3) {
                throw new ProviderBusy("429", Instant.now().plusMillis(200));
            }
            return "ok";
        });
        bench.engine();

        var job = bench.ended(bench.submit("busy", JobOptions.NONE.maxRetries(0)));

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.failures()).isZero();
        assertThat(bench.outcomes(job.id())).containsExactly("parked", "parked", "done");
    }

    @Test
    void anInputThatDoesNotDecodeFailsInsteadOfSpinning() {
        bench.script("any", (script, run) -> "never");
        var job = NewJob.of(EngineBench.TYPE, new Script("any", 1));
        bench.store(List.of(job));
        bench.sql.sql("UPDATE job SET input = '{\"number\": \"many\"}'").then().block();
        bench.engine();

        var ended = bench.ended(job.id());

        assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
        assertThat(ended.error().tree().get("kind").asString()).isEqualTo("invalid_input");
        assertThat(ended.attempt()).isEqualTo(1);
    }

    @Test
    void aJobPastItsTimeoutIsInterruptedAndTriedAgain() {
        bench.script("slow", (script, run) -> {
            if (run.attempt() == 1) {
                Thread.sleep(30_000);
            }
            return "ok";
        });
        bench.engine();

        var job = bench.ended(bench.submit("slow", JobOptions.NONE.timeout(Duration.ofMillis(300))));

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.failures()).isEqualTo(1);
        assertThat(bench.outcomes(job.id())).containsExactly("retry", "done");
    }

    @Test
    void aResultThatPostgresRefusesFailsItsJobAndNoOther() {
        bench.script("nul", (script, run) -> "a\u0000b").script("good", (script, run) -> "ok");
        var bad = bench.many("nul", 1);
        var good = bench.many("good", 40);
        bench.readySet.offer(bench.store(good)).toCompletableFuture().join();
        bench.readySet.offer(bench.store(bad)).toCompletableFuture().join();
        bench.engine();

        var job = bench.ended(bad.get(0).id());
        bench.allEnd(41);

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.error().tree().get("kind").asString()).isEqualTo("unstorable");
        assertThat(bench.count("SELECT count(*) FROM job WHERE status = 'completed'"))
                .isEqualTo(40);
    }

    @Test
    void anEffectThatFailsInTheFinishingTransactionFailsTheJobWithAReason() {
        bench.script("broken", (script, run) -> {
            run.atFinish(
                    database -> database.sql("INSERT INTO nowhere VALUES (1)").then());
            return "ok";
        });
        bench.engine();

        var job = bench.ended(bench.submit("broken"));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        assertThat(job.error().tree().get("message").asString()).contains("nowhere");
    }
}
