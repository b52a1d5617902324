package dev.errand.job;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Carries a cancel request to the worker that runs the job within milliseconds. A hint: the request is in the job's
 * row, where the worker sees it at its next renewal.
 */
public final class CancelTopic {

    private static final String TOPIC = "errand:cancel";

    private final RedissonClient redis;

    public CancelTopic(RedissonClient redis) {
        this.redis = redis;
    }

    /** Fails if Redis is away. */
    public CompletionStage<Void> publish(JobId job) {
        return redis.getTopic(TOPIC, StringCodec.INSTANCE)
                .publishAsync(job.toString())
                .thenApply(heard -> null);
    }

    /** Calls the listener from a thread of Redis' client; it must not block. */
    public CompletionStage<Integer> listen(Consumer<JobId> listener) {
        return redis.getTopic(TOPIC, StringCodec.INSTANCE)
                .addListenerAsync(String.class, (topic, job) -> listener.accept(JobId.parse(job)));
    }
}
