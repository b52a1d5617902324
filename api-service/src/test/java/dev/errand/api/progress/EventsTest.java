package dev.errand.api.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.api.ApiTest;
import dev.errand.api.Events;
import dev.errand.job.JobId;
import dev.errand.progress.LogLevel;
import dev.errand.progress.ProgressEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;

/** The contract of {@code /api/jobs/{id}/events}. */
class EventsTest extends ApiTest {

    @Autowired
    private RedissonClient redis;

    private Events events(JobId job, String... headers) {
        return new Events(request("/api/jobs/" + job + "/events", headers));
    }

    private static ProgressEvent line(JobId job, int n) {
        return ProgressEvent.log(job, LogLevel.INFO, "line " + n, null);
    }

    private static List<String> lines(List<Events.Event> events) {
        return events.stream()
                .filter(event -> event.kind().equals("log"))
                .map(event -> event.data().path("message").stringValue())
                .toList();
    }

    private static List<String> linesTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> "line " + n).toList();
    }

    private static void assertStrictlyIncreasing(List<Events.Event> events) {
        for (var i = 1; i < events.size(); i++) {
            assertThat(events.get(i).isAfter(events.get(i - 1)))
                    .as("%s after %s", events.get(i).id(), events.get(i - 1).id())
                    .isTrue();
        }
    }

    @Test
    void aFreshConnectionBeginsWithASnapshotAndEndsWithTheEnd() throws Exception {
        var job = hands.processing();
        hands.tell(ProgressEvent.started(job, 1), line(job, 1));
        try (var events = events(job)) {
            events.awaitAtLeast(3);
            hands.tell(
                    ProgressEvent.stage(job, "first", "completed", 100, null), ProgressEvent.progress(job, 50, "half"));
            events.awaitAtLeast(5);
            hands.complete(job, "{\"answer\": 42}");
            hands.ring(job);
            var all = events.untilItEnds();

            assertThat(all)
                    .extracting(Events.Event::kind)
                    .containsExactly("state", "state", "log", "stage", "progress", "state");
            var snapshot = all.get(0).data();
            assertThat(snapshot.path("job_id").stringValue()).isEqualTo(job.toString());
            assertThat(snapshot.path("type").stringValue()).isEqualTo("test.errand");
            assertThat(snapshot.path("status").stringValue()).isEqualTo("processing");
            assertThat(snapshot.path("stages").path(0).path("stage").stringValue())
                    .isEqualTo("first");
            assertThat(all.get(5).data().path("status").stringValue()).isEqualTo("completed");
            assertThat(all)
                    .allSatisfy(event -> assertThat(event.data().has("at")).isTrue());
            assertStrictlyIncreasing(all);
        }
    }

    @Test
    void headersKeepProxiesFromHoldingEventsBack() throws Exception {
        try (var events = events(hands.queued())) {
            var headers = events.response().headers();
            assertThat(headers.firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(headers.firstValue("cache-control")).hasValue("no-store");
            assertThat(headers.firstValue("x-accel-buffering")).hasValue("no");
        }
    }

    @Test
    void aSilentStreamBeats() throws Exception {
        try (var events = events(hands.queued())) {
            await().until(() -> events.comments() >= 3);
            assertThat(events.soFar()).hasSize(1);
        }
    }

    @Test
    void resumingUnderLoadLeavesNoGapAndRepeatsNothing() throws Exception {
        var job = hands.processing();
        var count = 2_000;
        var first = new CountDownLatch(1);
        var writer = CompletableFuture.runAsync(() -> {
            for (var n = 1; n <= count; n += 4) {
                hands.tell(line(job, n), line(job, n + 1), line(job, n + 2), line(job, n + 3));
                first.countDown();
            }
            hands.complete(job, "{}");
            hands.ring(job);
        });
        first.await();

        var all = new ArrayList<Events.Event>();
        var connections = 0;
        while (all.isEmpty()
                || !all.get(all.size() - 1).data().path("status").asString("").equals("completed")) {
            connections++;
            var resume = all.isEmpty()
                    ? new String[0]
                    : new String[] {"Last-Event-ID", all.get(all.size() - 1).id()};
            try (var events = events(job, resume)) {
                all.addAll(
                        writer.isDone()
                                ? events.untilItEnds()
                                : events.awaitAtLeast(1).soFar());
            }
        }
        writer.join();

        assertThat(lines(all)).isEqualTo(linesTo(count));
        assertStrictlyIncreasing(all);
        assertThat(connections).isGreaterThan(3);
    }

    @Test
    void theSnapshotsIdResumesFromTheBeginning() throws Exception {
        var job = hands.processing();
        hands.tell(line(job, 1), line(job, 2));
        String snapshot;
        try (var events = events(job)) {
            snapshot = events.awaitAtLeast(1).soFar().get(0).id();
        }
        try (var events = events(job, "Last-Event-ID", snapshot)) {
            assertThat(lines(events.awaitAtLeast(2).soFar())).isEqualTo(linesTo(2));
        }
    }

    @Test
    void theParameterResumesAsTheHeaderDoes() throws Exception {
        var job = hands.processing();
        hands.tell(line(job, 1), line(job, 2));
        String first;
        try (var events = events(job)) {
            first = events.awaitAtLeast(3).soFar().get(1).id();
        }
        try (var events = new Events(request("/api/jobs/" + job + "/events?last_event_id=" + first))) {
            assertThat(lines(events.awaitAtLeast(1).soFar())).containsExactly("line 2");
        }
    }

    @Test
    void anEndedJobIsReplayedAndEnds() throws Exception {
        var job = hands.processing();
        hands.tell(ProgressEvent.started(job, 1), line(job, 1), line(job, 2));
        hands.fail(job, "no luck");
        try (var events = events(job)) {
            var all = events.untilItEnds();
            assertThat(lines(all)).isEqualTo(linesTo(2));
            var end = all.get(all.size() - 1).data();
            assertThat(end.path("status").stringValue()).isEqualTo("failed");
            assertThat(end.path("error").path("message").stringValue()).isEqualTo("no luck");
            assertStrictlyIncreasing(all);
        }
    }

    @Test
    void theEndIsToldEvenIfRedisLostTheStream() throws Exception {
        var job = hands.processing();
        hands.tell(line(job, 1));
        try (var events = events(job)) {
            events.awaitAtLeast(2);
            redis.getKeys()
                    .deleteAsync("errand:progress:" + job)
                    .toCompletableFuture()
                    .join();
            hands.complete(job, "{}"); // and nobody rings
            var all = events.untilItEnds();
            assertThat(all.get(all.size() - 1).data().path("status").stringValue())
                    .isEqualTo("completed");
            assertStrictlyIncreasing(all);
        }
    }

    @Test
    void whoHasSeenTheEndIsToldThatNothingComes() throws Exception {
        var job = hands.processing();
        hands.tell(line(job, 1));
        hands.complete(job, "{}");
        String end;
        String beforeTheEnd;
        try (var events = events(job)) {
            var all = events.untilItEnds();
            end = all.get(1).id();
            beforeTheEnd = all.get(0).id();
        }
        assertThat(get("/api/jobs/" + job + "/events", "Last-Event-ID", end).status())
                .isEqualTo(204);
        try (var events = events(job, "Last-Event-ID", beforeTheEnd)) {
            assertThat(events.untilItEnds()).extracting(Events.Event::id).containsExactly(end);
        }
    }

    @Test
    void aRetriedJobStreamsOnFromItsFormerEnd() throws Exception {
        var job = hands.processing();
        hands.tell(line(job, 1));
        hands.fail(job, "no luck");
        String end;
        try (var events = events(job)) {
            var all = events.untilItEnds();
            end = all.get(all.size() - 1).id();
        }
        post("/api/jobs/" + job + "/retry");
        hands.take(job);
        try (var events = events(job, "Last-Event-ID", end)) {
            hands.tell(line(job, 2));
            events.awaitAtLeast(1);
            hands.complete(job, "{}");
            hands.ring(job);
            var all = events.untilItEnds();
            assertThat(lines(all)).containsExactly("line 2");
            assertThat(all.get(1).data().path("status").stringValue()).isEqualTo("completed");
            assertStrictlyIncreasing(all);
        }
    }

    @Test
    void aMalformedLastEventIdIsRefused() {
        var job = hands.queued();
        for (var id : List.of("abc", "1", "1-", "-1", "1-1-1", "99999999999999999999-0", "1-9999999999999999999")) {
            var answer = get("/api/jobs/" + job + "/events", "Last-Event-ID", id);
            assertThat(answer.status()).as(id).isEqualTo(400);
            assertThat(answer.fault().path("field").stringValue()).isEqualTo("Last-Event-ID");
        }
    }

    @Test
    void anUnknownJobIsAProblemEvenForAnEventSource() {
        var answer = get("/api/jobs/" + JobId.next() + "/events", "Accept", "text/event-stream");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    }
}
