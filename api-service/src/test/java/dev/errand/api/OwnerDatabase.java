package dev.errand.api;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

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
                .pool("owner");
    }

    public DatabaseClient client() {
        return DatabaseClient.create(pool);
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
