package dev.errand.worker;

import dev.errand.worker.engine.Engine;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Well is a worker whose every lane took a job, was busy, or proved its queue empty within the last 30 seconds. */
@Component("engineHealthIndicator") // shown as "engine"
class EngineHealth implements HealthIndicator {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Engine engine;

    EngineHealth(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Health health() {
        var since = engine.sinceProved();
        var health = since.compareTo(LONGEST) > 0 ? Health.down() : Health.up();
        return health.withDetail("worker", engine.worker())
                .withDetail("seconds_since_proved", since.toSeconds())
                .withDetail("redis", engine.redisIsHere() ? "answers" : "away: jobs run from PostgreSQL")
                .build();
    }
}
