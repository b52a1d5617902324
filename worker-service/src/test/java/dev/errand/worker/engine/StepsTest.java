package dev.errand.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.job.JobId;
import dev.errand.job.JobOptions;
import dev.errand.job.JobStage;
import dev.errand.job.JobStatus;
import dev.errand.job.NewJob;
import dev.errand.worker.engine.EngineBench.Script;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepsTest {

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private EngineBench bench;

    @BeforeEach
    void open() {
        bench = new EngineBench();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private int called(String what) {
        return calls.computeIfAbsent(what, key -> new AtomicInteger()).incrementAndGet();
    }

    private NewJob<Script> staged() {
        return NewJob.of(EngineBench.STAGED, new Script("staged", 0), JobOptions.NONE);
    }

    @Test
    void aLaterAttemptResumesAfterTheLastStoredStep() {
        bench.script("staged", (script, run) -> {
            var one = run.step("one", String.class, () -> "one-" + called("one"));
            var two = run.step("two", String.class, () -> {
                if (called("two") == 1) {
                    throw new TryAgain("two failed", Duration.ZERO);
                }
                return one + " two";
            });
            return run.step("three", String.class, () -> two + " three-" + called("three"));
        });
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        assertThat(job.result().as(String.class)).isEqualTo("one-1 two three-1");
        assertThat(calls.get("one").get()).isEqualTo(1);
        assertThat(bench.stages(job.id())).extracting(JobStage::status).containsOnly("completed");
        assertThat(bench.stages(job.id())).extracting(JobStage::progress).containsOnly(100);
    }

    @Test
    void aStageThatFailsSaysWhyAndTheOthersStayPending() {
        bench.script("staged", (script, run) -> {
            run.step("one", String.class, () -> "one");
            return run.step("two", String.class, () -> {
                throw new GiveUp("no text in this file");
            });
        });
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        assertThat(job.status()).isEqualTo(JobStatus.FAILED);
        var stages = bench.stages(job.id());
        assertThat(stages).extracting(JobStage::status).containsExactly("completed", "failed", "pending");
        assertThat(stages.get(1).error()).isEqualTo("no text in this file");
        assertThat(job.progress()).isEqualTo(33);
    }

    @Test
    void aSkippedStageIsShownAsSkippedAndCountsAsDone() {
        bench.script("staged", (script, run) -> {
            run.step("one", String.class, () -> "one");
            run.skip("two", "nothing to do");
            return run.step("three", String.class, () -> "three");
        });
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        assertThat(bench.stages(job.id()))
                .extracting(JobStage::status)
                .containsExactly("completed", "skipped", "completed");
        assertThat(job.progress()).isEqualTo(100);
    }

    @Test
    void anUndeclaredStageIsAProgrammingErrorThatIsNamed() {
        bench.script("staged", (script, run) -> run.step("four", String.class, () -> "never"));
        bench.engine();

        var id = bench.submit(NewJob.of(EngineBench.STAGED, new Script("staged", 0), JobOptions.NONE.maxRetries(0)));

        assertThat(bench.ended(id).error().tree().get("message").asString()).contains("declares no stage 'four'");
    }

    @Test
    void itemsRunInBoundedParallelAndAreStoredOnceEach() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var items = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        bench.script("staged", (script, run) -> {
            var done = run.forEach("one", items, item -> item, 3, String.class, item -> {
                called(item);
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.sleep(30);
                running.decrementAndGet();
                return item.toUpperCase();
            });
            if (run.attempt() == 1) {
                throw new TryAgain("after the items", Duration.ZERO);
            }
            return String.join("", done);
        });
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        assertThat(job.result().as(String.class)).isEqualTo("ABCDEFGH");
        assertThat(most.get()).isBetween(2, 3);
        items.forEach(item -> assertThat(calls.get(item).get()).isEqualTo(1));
        assertThat(bench.count("SELECT count(*) FROM job_item WHERE status = 'completed'"))
                .isEqualTo(8);
    }

    @Test
    void anItemThatFailsDoesNotFailTheOthersNorTheJob() {
        bench.script(
                "staged",
                (script, run) -> run.forEach("one", List.of(1, 2, 3, 4), String::valueOf, 2, Integer.class, item -> {
                    if (item == 3) {
                        throw new IllegalStateException("three is broken");
                    }
                    return item * 10;
                }));
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.result().text()).isEqualTo("[10, 20, 40]");
        assertThat(bench.count("SELECT count(*) FROM job_item WHERE status = 'failed' AND error = 'three is broken'"))
                .isEqualTo(1);
    }

    @Test
    void anItemThatMustBeTriedAgainEndsTheAttemptAndKeepsWhatIsDone() {
        bench.script(
                "staged",
                (script, run) -> run.forEach("one", List.of("a", "b"), item -> item, 1, String.class, item -> {
                    if (called(item) == 1 && item.equals("b")) {
                        throw new TryAgain("provider hiccup", Duration.ZERO);
                    }
                    return item;
                }));
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        assertThat(job.attempt()).isEqualTo(2);
        assertThat(job.result().text()).isEqualTo("[\"a\", \"b\"]");
        assertThat(calls.get("a").get()).isEqualTo(1);
        assertThat(calls.get("b").get()).isEqualTo(2);
    }

    @Test
    void aStageThatLacksItemsIsFailedAndNotShownAsCompletedBeforeItIs() {
        var between = new AtomicReference<JobStage>();
        bench.script("staged", (script, run) -> {
            between.set(bench.stages(run.jobId()).get(0));
            return run.forEach(
                    "one",
                    List.of("a", "b", "c"),
                    item -> item,
                    1,
                    String.class,
                    item -> {
                        if (called(item) == 1 && item.equals("b")) {
                            throw new IllegalStateException("b is broken");
                        }
                        return item;
                    },
                    (items, completed) -> {
                        if (completed < items) {
                            throw new TryAgain(completed + " of " + items, Duration.ZERO);
                        }
                    });
        });
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        assertThat(between.get().status()).isEqualTo("failed");
        assertThat(between.get().error()).isEqualTo("2 of 3");
        assertThat(stageEnds(job.id())).containsExactly("one failed", "one completed");
        assertThat(bench.stages(job.id()).get(0).status()).isEqualTo("completed");
        assertThat(job.result().text()).isEqualTo("[\"a\", \"b\", \"c\"]");
        assertThat(calls.get("a").get()).isEqualTo(1);
        assertThat(calls.get("b").get()).isEqualTo(2);
    }

    private List<String> stageEnds(JobId job) {
        return bench.events(job).stream()
                .filter(entry -> entry.kind().equals("stage"))
                .map(StepsTest::summary)
                .filter(words -> !words.endsWith("processing"))
                .toList();
    }

    @Test
    void watchersSeeStagesProgressAndLogLinesInOrder() {
        bench.script("staged", (script, run) -> {
            run.step("one", String.class, () -> {
                run.progress(50, "half of one");
                run.log().info("hello");
                return "one";
            });
            return "ok";
        });
        bench.engine();

        var job = bench.ended(bench.submit(staged()));

        var kinds = bench.events(job.id()).stream()
                .map(entry -> entry.kind() + " " + summary(entry))
                .toList();
        assertThat(kinds.subList(0, 5))
                .containsExactly(
                        "state processing",
                        "stage one processing",
                        "stage one processing",
                        "progress half of one",
                        "log hello");
        assertThat(kinds).contains("stage one completed");
        assertThat(bench.count("SELECT count(*) FROM job_log WHERE message = 'hello' AND attempt = 1"))
                .isEqualTo(1);
    }

    private static String summary(dev.errand.progress.ProgressStream.Entry entry) {
        var data = entry.data().tree();
        return switch (entry.kind()) {
            case "state" -> data.get("status").asString();
            case "stage" ->
                data.get("stage").asString() + " " + data.get("status").asString();
            default -> data.get("message").asString();
        };
    }

    @Test
    void progressReachesTheRowsWhileTheJobRuns() {
        bench.script(
                "staged",
                (script, run) -> run.step("one", String.class, () -> {
                    run.progress(60, "reading");
                    await().until(run::cancelled);
                    return "never";
                }));
        bench.engine();

        var id = bench.submit(staged());

        await().until(() ->
                bench.job(id).progress() == 20 && "reading".equals(bench.job(id).message()));
        assertThat(bench.stages(id).get(0).progress()).isEqualTo(60);
        bench.cancel(id);
        bench.ended(id);
    }
}
