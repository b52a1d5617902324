package dev.errand.client;

import dev.errand.api.ApiService;
import dev.errand.testing.RunningService;
import dev.errand.testing.TestServers;
import dev.errand.worker.WorkerService;

/** A real API and a real worker on servers of their own, started once for all tests; they end with the JVM. */
final class RunningErrand {

    private static final String COMMANDS = "--spring.config.import=file:src/test/resources/client-commands.yaml";

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
        var api = RunningService.start(
                ApiService.class,
                "api-service",
                database,
                redis,
                COMMANDS,
                "--server.address=127.0.0.1",
                "--errand.accounts.local=true");
        RunningService.start(
                WorkerService.class, "worker-service", database, redis, COMMANDS, "--spring.flyway.enabled=false");
        return api.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
