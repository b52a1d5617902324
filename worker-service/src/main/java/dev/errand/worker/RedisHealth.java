package dev.errand.worker;

import dev.errand.worker.engine.Engine;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A real round trip to Redis. {@code DEGRADED} if there is none, which leaves the whole up: jobs run from PostgreSQL. */
@Component("redisHealthIndicator")
class RedisHealth implements ReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Status DEGRADED = new Status("DEGRADED", "jobs run from PostgreSQL, up to a second later");

    private final Engine engine;

    RedisHealth(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Mono<Health> health() {
        return Mono.defer(() -> Mono.fromCompletionStage(engine.askRedis()))
                .subscribeOn(Schedulers.boundedElastic()) // a client that is not connected blocks its caller
                .timeout(PATIENCE)
                .thenReturn(Health.up().build())
                .onErrorResume(failure -> Mono.just(Health.status(DEGRADED)
                        .withDetail("error", failure.getClass().getSimpleName())
                        .build()));
    }
}
