package dev.errand.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.job.JobId;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.TestServers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class ProgressStreamTest {

    private static RedissonClient redis;
    private static ProgressStream stream;
    private static Bell bell;

    @BeforeAll
    static void open() {
        redis = RedisClients.commands(new RedisSettings(TestServers.redis().url(), Duration.ofSeconds(1)));
        bell = new Bell(redis);
        stream = new ProgressStream(redis, bell);
    }

    @AfterAll
    static void close() {
        redis.shutdown(0, 1, TimeUnit.SECONDS);
    }

    private static void append(ProgressEvent... events) {
        stream.append(List.of(events)).toCompletableFuture().join();
    }

    private static List<ProgressStream.Entry> read(JobId job, String after) {
        return stream.read(job, after, 100_000).toCompletableFuture().join();
    }

    @Test
    void readersGoOnWhereTheyWere() {
        var job = JobId.next();
        append(ProgressEvent.started(job, 1), ProgressEvent.progress(job, 10, "ten"));
        var first = read(job, "");
        append(ProgressEvent.progress(job, 20, "twenty"));

        var rest = read(job, first.get(1).id());

        assertThat(first).extracting(ProgressStream.Entry::kind).containsExactly("state", "progress");
        assertThat(rest).hasSize(1);
        assertThat(rest.get(0).data().tree().get("message").asString()).isEqualTo("twenty");
    }

    @Test
    void everyEventSaysWhen() {
        var job = JobId.next();
        append(
                ProgressEvent.started(job, 1),
                ProgressEvent.stage(job, "one", "processing", 0, null),
                ProgressEvent.log(job, LogLevel.INFO, "hello", null),
                ProgressEvent.item(job, "one", "a", "failed", "why"));

        assertThat(read(job, ""))
                .allMatch(entry -> entry.data().tree().get("at").asString().endsWith("Z"));
    }

    @Test
    void jobsDoNotSeeEachOthersEvents() {
        var one = JobId.next();
        var other = JobId.next();
        append(ProgressEvent.progress(one, 1, "mine"), ProgressEvent.progress(other, 2, "yours"));

        assertThat(read(one, "")).hasSize(1);
    }

    @Test
    void aStreamIsBoundedAndExpires() {
        var job = JobId.next();
        for (var i = 0; i < 8; i++) {
            append(IntStream.range(0, 1_000)
                    .mapToObj(n -> ProgressEvent.progress(job, 1, "line " + n))
                    .toArray(ProgressEvent[]::new));
        }

        assertThat(read(job, "").size()).isBetween(5_000, 5_200);
        assertThat(redis.getStream("errand:progress:" + job).remainTimeToLive()).isPositive();
    }

    @Test
    void theBellRingsForEveryJobThatHasNews() throws Exception {
        var job = JobId.next();
        var heard = new CompletableFuture<JobId>();
        bell.listen(rung -> {
                    if (rung.equals(job)) {
                        heard.complete(rung);
                    }
                })
                .toCompletableFuture()
                .join();

        append(ProgressEvent.progress(JobId.next(), 1, "other"), ProgressEvent.progress(job, 1, "this"));

        assertThat(heard.get(2, TimeUnit.SECONDS)).isEqualTo(job);
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThatThrownBy(() -> stream.read(JobId.next(), "yesterday", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
