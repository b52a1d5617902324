package dev.errand.worker;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Well is a database that answers a real query, through the pool that the handlers use, within three seconds. */
@Component("databaseHealthIndicator")
class DatabaseHealth extends AbstractReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DatabaseClient database;

    DatabaseHealth(DatabaseClient database) {
        super("the database does not answer");
        this.database = database;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        var answer = database.sql("SELECT count(*) FROM worker WHERE heartbeat_at > now() - interval '30 seconds'")
                .map(row -> row.get(0, Long.class))
                .one()
                .toFuture();
        return Mono.fromFuture(answer, true) // a query under way is not cancelled: its connection would be lost
                .timeout(PATIENCE)
                .map(workers -> builder.up().withDetail("live_workers", workers).build());
    }
}
