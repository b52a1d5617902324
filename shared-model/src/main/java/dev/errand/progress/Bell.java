package dev.errand.progress;

import dev.errand.job.JobId;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * Says which jobs have news, to every API process that listens: new events in their streams, or an end in the
 * database. A hint: one who waits looks for itself from time to time.
 */
public final class Bell {

    private static final String TOPIC = "errand:bell";

    private final RedissonClient redis;

    public Bell(RedissonClient redis) {
        this.redis = redis;
    }

    void ring(RBatch batch, Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        batch.getTopic(TOPIC, StringCodec.INSTANCE).publishAsync(message(jobs));
    }

    /** Rings for these jobs, if there are any; fails if Redis is away. */
    public CompletionStage<Void> ring(Collection<JobId> jobs) {
        if (jobs.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return redis.getTopic(TOPIC, StringCodec.INSTANCE)
                .publishAsync(message(jobs))
                .thenApply(heard -> null);
    }

    private static String message(Collection<JobId> jobs) {
        return jobs.stream().map(JobId::toString).collect(Collectors.joining(" "));
    }

    /** Calls the listener with each job that has news, from a thread of Redis' client; it must not block. */
    public CompletionStage<Integer> listen(Consumer<JobId> listener) {
        return redis.getTopic(TOPIC, StringCodec.INSTANCE).addListenerAsync(String.class, (topic, jobs) -> {
            for (var job : jobs.split(" ")) {
                listener.accept(JobId.parse(job));
            }
        });
    }
}
