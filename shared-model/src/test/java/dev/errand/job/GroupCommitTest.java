package dev.errand.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final List<List<Integer>> written = Collections.synchronizedList(new ArrayList<>());

    private List<Integer> write(List<Integer> batch) {
        written.add(batch);
        return batch.stream().map(value -> value * 10).toList();
    }

    @Test
    void aloneAWriteWaitsForNobody() throws Exception {
        try (var commits = new GroupCommit<>("test", 100, this::write)) {
            assertThat(commits.submit(1).get(1, TimeUnit.SECONDS)).isEqualTo(10);
        }
        assertThat(written).containsExactly(List.of(1));
    }

    @Test
    void whatArrivesDuringAWriteGoesTogetherInTheNextInItsOrder() throws Exception {
        var writing = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        try (var commits = new GroupCommit<Integer, Integer>("test", 100, batch -> {
            if (batch.contains(0)) {
                writing.countDown();
                gate.await();
            }
            return write(batch);
        })) {
            var first = commits.submit(0);
            writing.await();
            var others = IntStream.rangeClosed(1, 50).mapToObj(commits::submit).toList();
            gate.countDown();
            CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
            assertThat(first).isCompletedWithValue(0);
        }
        assertThat(written).hasSize(2);
        assertThat(written.get(1))
                .isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void aBatchIsNeverLargerThanAllowed() {
        try (var commits = new GroupCommit<>("test", 7, this::write)) {
            IntStream.range(0, 100).mapToObj(commits::submit).toList().forEach(CompletableFuture::join);
        }
        assertThat(written).allMatch(batch -> batch.size() <= 7);
    }

    @Test
    void aValueThatIsRefusedFailsAlone() {
        try (var commits = new GroupCommit<Integer, Integer>("test", 100, batch -> {
            if (batch.contains(13)) {
                throw new IllegalArgumentException("13 brings bad luck");
            }
            return write(batch);
        })) {
            var answers = IntStream.range(0, 30).mapToObj(commits::submit).toList();

            assertThatThrownBy(() -> answers.get(13).join()).hasRootCauseMessage("13 brings bad luck");
            answers.stream().filter(answer -> answer != answers.get(13)).forEach(CompletableFuture::join);
        }
    }

    @Test
    void anOutageFailsTheWholeBatchAtOnce() {
        try (var commits = new GroupCommit<Integer, Integer>("test", 100, batch -> {
            written.add(batch);
            throw new IOException("connection refused");
        })) {
            var answers = IntStream.range(0, 200).mapToObj(commits::submit).toList();
            answers.forEach(answer -> assertThatThrownBy(answer::join).hasRootCauseMessage("connection refused"));
        }
        assertThat(written.size()).isLessThan(200);
    }

    @Test
    void closingWritesWhatWaitsAndRefusesWhatComes() {
        var commits = new GroupCommit<>("test", 1, this::write);
        var answers = IntStream.range(0, 50).mapToObj(commits::submit).toList();

        commits.close();

        assertThat(answers).allMatch(CompletableFuture::isDone);
        assertThat(written).hasSize(50);
        assertThatThrownBy(() -> commits.submit(1).join()).hasRootCauseInstanceOf(IllegalStateException.class);
    }
}
