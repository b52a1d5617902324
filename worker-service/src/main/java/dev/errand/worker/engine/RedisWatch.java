package dev.errand.worker.engine;

import dev.errand.job.CancelTopic;
import dev.errand.redis.RedisPresence;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices when Redis comes and goes, and listens for cancellations as soon as it can. */
final class RedisWatch {

    private static final Logger log = LoggerFactory.getLogger(RedisWatch.class);

    private final RedissonClient redis;
    private final RedisPresence presence;
    private final CancelTopic cancels;
    private final Attempts attempts;
    private final Loop loop = new Loop("errand-redis-watch", Duration.ofSeconds(1), this::look);
    private boolean listening;

    RedisWatch(RedissonClient redis, RedisPresence presence, CancelTopic cancels, Attempts attempts) {
        this.redis = redis;
        this.presence = presence;
        this.cancels = cancels;
        this.attempts = attempts;
    }

    void start() {
        loop.start();
    }

    void stop() {
        loop.stop();
    }

    /** One round trip; fails if Redis is away. */
    CompletionStage<?> ask() {
        return redis.getBucket("errand:ping", StringCodec.INSTANCE).isExistsAsync();
    }

    private void look() {
        if (presence.here() && listening) {
            return; // the polls will notice
        }
        try {
            ask().toCompletableFuture().get(3, TimeUnit.SECONDS);
            if (!listening) {
                cancels.listen(attempts::cancel).toCompletableFuture().get(3, TimeUnit.SECONDS);
                listening = true;
            }
            if (presence.succeeded()) {
                log.info("Redis answers; lanes poll it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            if (presence.failed()) {
                log.warn("Redis is away: {}", e.toString());
            }
        }
    }
}
