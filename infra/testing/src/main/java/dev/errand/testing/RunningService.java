package dev.errand.testing;

import dev.errand.embedded.Database;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API or a worker in the test's own JVM. */
public final class RunningService {

    private RunningService() {}

    /**
     * Starts a service on free ports.
     *
     * @param service its application class
     * @param module where that comes from, such as {@code api-service}
     * @param more arguments, such as {@code --server.address=127.0.0.1}
     */
    public static ConfigurableApplicationContext start(
            Class<?> service, String module, Database database, RedisServer redis, String... more) {
        var arguments = new ArrayList<>(arguments(module, database, redis));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(service).run(arguments.toArray(String[]::new));
    }

    /** What it is started with, from a module under {@code infra}. Both services have an {@code application.yaml}: each gets its own. */
    public static List<String> arguments(String module, Database database, RedisServer redis) {
        var arguments = new ArrayList<>(List.of(
                "--spring.config.location=file:../../" + module + "/src/main/resources/",
                "--spring.jmx.enabled=false",
                "--logging.structured.format.console="));
        arguments.addAll(connections(database, redis.url()));
        return arguments;
    }

    /** Free ports, and where the servers are. */
    public static List<String> connections(Database database, String redisUrl) {
        return List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--errand.database.host=" + database.host(),
                "--errand.database.port=" + database.port(),
                "--errand.database.name=" + database.name(),
                "--errand.database.user=" + database.user(),
                "--errand.database.password=" + database.password(),
                "--spring.flyway.url=" + database.jdbcUrl(),
                "--spring.flyway.user=" + database.user(),
                "--spring.flyway.password=" + database.password(),
                "--errand.redis.url=" + redisUrl);
    }
}
