package dev.errand.worker;

import dev.errand.worker.engine.Engine;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A real round trip to Redis. For people to see: without Redis the worker is slower, not unwell, so no probe asks it. */
@Component("redisHealthIndicator")
class RedisHealth extends AbstractReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Engine engine;

    RedisHealth(Engine engine) {
        super("Redis does not answer");
        this.engine = engine;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        var sent = System.nanoTime();
        return Mono.fromCompletionStage(engine::askRedis)
                .subscribeOn(Schedulers.boundedElastic()) // a client that is not connected blocks its caller
                .timeout(PATIENCE)
                .thenReturn(builder)
                .map(up -> up.up()
                        .withDetail("round_trip_micros", (System.nanoTime() - sent) / 1_000)
                        .build());
    }
}
