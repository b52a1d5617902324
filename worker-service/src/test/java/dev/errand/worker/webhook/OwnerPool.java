package dev.errand.worker.webhook;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import io.r2dbc.spi.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sessions of the tables' owner: the tests' own way to every row. One pool for each database, as long as the JVM lives. */
final class OwnerPool {

    private static final Map<String, DatabaseClient> CLIENTS = new ConcurrentHashMap<>();

    private OwnerPool() {}

    private static Mono<Void> seeAll(Connection connection) {
        return Flux.from(connection
                        .createStatement("SELECT set_config('app.sees', 'all', false)")
                        .execute())
                .flatMap(result -> result.map((row, columns) -> true))
                .then();
    }

    static DatabaseClient of(DatabaseSettings settings) {
        return CLIENTS.computeIfAbsent(
                settings.name(),
                name -> DatabaseClient.create(new Database(settings).pool("owner", OwnerPool::seeAll)));
    }
}
