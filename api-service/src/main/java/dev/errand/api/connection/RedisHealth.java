package dev.errand.api.connection;

import java.time.Duration;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Whether Redis answered a command just now. {@code DEGRADED} if not, which leaves the whole up: jobs are accepted and
 * run without it, only progress is not shown while they run.
 */
@Component("redisHealthIndicator")
class RedisHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Status DEGRADED =
            new Status("DEGRADED", "jobs are accepted and run, but their progress is not shown");

    private final RedissonClient redis;

    RedisHealth(RedissonClient redis) {
        this.redis = redis;
    }

    @Override
    public Mono<Health> health() {
        return Mono.defer(() -> Mono.fromCompletionStage(
                        redis.getBucket("errand:health", StringCodec.INSTANCE).isExistsAsync()))
                .subscribeOn(Schedulers.boundedElastic()) // the first command connects, and waits for that
                .timeout(PATIENCE)
                .thenReturn(Health.up().build())
                .onErrorResume(failure -> Mono.just(Health.status(DEGRADED)
                        .withDetail("error", failure.getClass().getSimpleName())
                        .build()));
    }
}
