package dev.errand.testing;

import dev.errand.embedded.Database;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** Copies of one database that was migrated once. */
final class FreshDatabases {

    private static final String TEMPLATE = "errand_template";

    private final PostgresServer server;
    private final Database template;
    private final AtomicInteger made = new AtomicInteger();

    FreshDatabases(PostgresServer server) {
        this.server = server;
        this.template = server.database(TEMPLATE);
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(template.jdbcUrl(), template.user(), template.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    Database next() {
        String name = "errand_test_" + made.incrementAndGet();
        Sql.execute(
                server.superuser("postgres"),
                "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER " + template.user());
        return new Database(template.host(), template.port(), name, template.user(), template.password());
    }
}
