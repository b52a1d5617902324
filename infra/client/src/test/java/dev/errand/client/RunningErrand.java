package dev.errand.client;

import dev.errand.api.ApiService;
import dev.errand.embedded.Database;
import dev.errand.testing.RedisServer;
import dev.errand.testing.TestServers;
import dev.errand.worker.WorkerService;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real API and a real worker on servers of their own, started once for all tests; they end with the JVM. */
final class RunningErrand {

    private static final String COMMANDS = "file:src/test/resources/client-commands.yaml";

    private static final class Started {
        static final int PORT = start();
    }

    private RunningErrand() {}

    static int port() {
        return Started.PORT;
    }

    static String url() {
        return "http://127.0.0.1:" + port();
    }

    private static int start() {
        var database = TestServers.freshDatabase();
        var redis = TestServers.freshRedis();
        var api = run(
                ApiService.class,
                "api-service",
                database,
                redis,
                "--server.address=127.0.0.1",
                "--errand.accounts.local=true");
        run(WorkerService.class, "worker-service", database, redis, "--spring.flyway.enabled=false");
        return api.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Both modules have an {@code application.yaml}: each process gets its own. */
    private static ConfigurableApplicationContext run(
            Class<?> service, String module, Database database, RedisServer redis, String... more) {
        var arguments = new ArrayList<>(List.of(
                "--spring.config.location=file:../../" + module + "/src/main/resources/",
                "--spring.config.import=" + COMMANDS,
                "--spring.jmx.enabled=false",
                "--logging.structured.format.console=",
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
                "--errand.redis.url=" + redis.url()));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(service).run(arguments.toArray(String[]::new));
    }
}
