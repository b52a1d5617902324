package dev.errand.api;

import dev.errand.blob.BlobStore;
import dev.errand.blob.BlobStores;
import dev.errand.blob.S3Settings;
import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The API's database as the owner of its tables sees it: the tests' own way to every row. */
@Component
public class OwnerDatabase implements DisposableBean {

    private final ConnectionPool pool;

    OwnerDatabase(Environment environment) {
        this.pool = new Database(new DatabaseSettings(
                        environment.getRequiredProperty("errand.database.host"),
                        environment.getRequiredProperty("errand.database.port", Integer.class),
                        environment.getRequiredProperty("errand.database.name"),
                        environment.getRequiredProperty("errand.database.user"),
                        environment.getRequiredProperty("errand.database.password"),
                        4,
                        Duration.ofSeconds(10)))
                .pool("owner", OwnerDatabase::everything);
    }

    private static Mono<Void> everything(Connection connection) {
        return Flux.from(connection
                        .createStatement("SELECT set_config('app.sees', 'all', false)")
                        .execute())
                .flatMap(result -> result.map((row, columns) -> true))
                .then();
    }

    public DatabaseClient client() {
        return DatabaseClient.create(pool);
    }

    public TransactionalOperator transaction() {
        return TransactionalOperator.create(new R2dbcTransactionManager(pool));
    }

    public BlobStore blobs() {
        return BlobStores.of(S3Settings.NONE).over(client());
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
