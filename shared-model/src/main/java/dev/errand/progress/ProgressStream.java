package dev.errand.progress;

import dev.errand.job.JobId;
import dev.errand.job.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.redisson.api.BatchOptions;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamRangeArgs;
import org.redisson.client.codec.StringCodec;

/**
 * What happens to running jobs, one Redis stream each: bounded, and gone a day after the last event. Only for those
 * who watch; the truth is in PostgreSQL. Who watches hears the {@link Bell} and reads the stream from where it was.
 */
public final class ProgressStream {

    /** An event with its place in the job's stream, {@code millis-n}, strictly increasing. */
    public record Entry(String id, String kind, Json data) {}

    private static final int LONGEST = 5_000;
    private static final Duration LIFETIME = Duration.ofDays(1);

    private final RedissonClient redis;
    private final Bell bell;

    public ProgressStream(RedissonClient redis, Bell bell) {
        this.redis = redis;
        this.bell = bell;
    }

    /**
     * Adds these events in their order and rings the bell for their jobs, in one round trip.
     *
     * @return fails if Redis is away
     */
    public CompletionStage<Void> append(Collection<ProgressEvent> events) {
        // results are waited for: with skipResult the client's own PING falls silent too, and later replies are mixed
        // up
        var batch = redis.createBatch(BatchOptions.defaults());
        var jobs = new LinkedHashSet<JobId>();
        for (var event : events) {
            var entry = StreamAddArgs.entries(
                    Map.of("kind", event.kind(), "data", event.data().text()));
            var stream = batch.<String, String>getStream(key(event.job()), StringCodec.INSTANCE);
            stream.addAsync(entry.trimNonStrict().maxLen(LONGEST).noLimit());
            jobs.add(event.job());
        }
        for (var job : jobs) {
            batch.getStream(key(job), StringCodec.INSTANCE).expireAsync(LIFETIME);
        }
        bell.ring(batch, jobs);
        return batch.executeAsync().thenApply(results -> null);
    }

    /**
     * The next events of a job.
     *
     * @param after the id of the last event known; empty reads from the beginning
     * @param limit the most events to answer with
     * @return in order; fails if Redis is away
     */
    public CompletionStage<List<Entry>> read(JobId job, String after, int limit) {
        RStream<String, String> stream = redis.getStream(key(job), StringCodec.INSTANCE);
        var from = after.isEmpty()
                ? StreamRangeArgs.startId(StreamMessageId.MIN)
                : StreamRangeArgs.startIdExclusive(messageId(after));
        return stream.rangeAsync(from.endId(StreamMessageId.MAX).count(limit)).thenApply(ProgressStream::entries);
    }

    /** Deletes what was told of these jobs; fails if Redis is away. */
    public CompletionStage<Void> forget(Collection<JobId> jobs) {
        var keys = jobs.stream().map(ProgressStream::key).toArray(String[]::new);
        return redis.getKeys().unlinkAsync(keys).thenApply(deleted -> null);
    }

    private static List<Entry> entries(Map<StreamMessageId, Map<String, String>> messages) {
        var entries = new ArrayList<Entry>(messages.size());
        messages.forEach((id, fields) -> entries.add(new Entry(
                id.toString(), fields.getOrDefault("kind", "log"), new Json(fields.getOrDefault("data", "{}")))));
        return entries;
    }

    /** @throws IllegalArgumentException if the text is no id of a stream's entry */
    private static StreamMessageId messageId(String text) {
        var dash = text.indexOf('-');
        if (dash < 1) {
            throw new IllegalArgumentException("an event id reads 'millis-n' but was '" + text + "'");
        }
        return new StreamMessageId(Long.parseLong(text.substring(0, dash)), Long.parseLong(text.substring(dash + 1)));
    }

    private static String key(JobId job) {
        return "errand:progress:" + job;
    }
}
