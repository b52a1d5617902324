package dev.errand.api.connection;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Up if a query of the job table goes through the pool and back: without PostgreSQL this process can do nothing. */
@Component("databaseHealthIndicator")
class DatabaseHealth extends AbstractReactiveHealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String QUERY = "SELECT count(*) FROM (SELECT FROM job LIMIT 1) AS one";

    private final DatabaseClient database;

    DatabaseHealth(DatabaseClient database) {
        super("PostgreSQL does not answer");
        this.database = database;
    }

    @Override
    protected Mono<Health> doHealthCheck(Health.Builder builder) {
        var answer = RowAccess.everything(
                        database.sql(QUERY).map(row -> Health.up().build()).one())
                .toFuture();
        return Mono.fromFuture(answer, true) // a query under way is not cancelled: its connection would be lost
                .timeout(PATIENCE)
                .onErrorResume(failure -> Mono.just(Health.down()
                        .withDetail("error", failure.getClass().getSimpleName())
                        .build()));
    }
}
