package dev.errand.benchmark;

import dev.errand.redis.RedisClients;
import org.flywaydb.core.Flyway;

/** Makes the tables in an empty database, with the migrations that the API runs; empties Redis. */
final class Schema {

    private Schema() {}

    static void make(Surroundings where) {
        var database = where.database();
        Flyway.configure()
                .dataSource(
                        "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name(),
                        database.user(),
                        database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        var redis = RedisClients.commands(where.redis());
        redis.getKeys().flushdb();
        redis.shutdown();
    }
}
