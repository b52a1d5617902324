package dev.errand.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.api.ApiService;
import dev.errand.client.api.ApiClient;
import dev.errand.embedded.Database;
import dev.errand.embedded.ManagedProcess;
import dev.errand.testing.RedisServer;
import dev.errand.testing.RunningService;
import dev.errand.testing.TestServers;
import dev.errand.worker.WorkerService;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Errand, used over HTTP. It has no worker until it hires one. */
final class Shop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Database database = TestServers.freshDatabase();
    private final RedisServer redis = TestServers.freshRedis();
    private final ConfigurableApplicationContext api = RunningService.start(
            ApiService.class,
            "api-service",
            database,
            redis,
            "--server.address=127.0.0.1",
            "--errand.accounts.local=true");
    private final Path scratch;
    private @Nullable ManagedProcess worker;
    private final ApiClient client = new ApiClient(ApiClient.http(), URI.create(url()));

    /** @param scratch for the logs of workers */
    Shop(Path scratch) {
        this.scratch = scratch;
    }

    String url() {
        return "http://127.0.0.1:" + api.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Starts a worker in a JVM of its own, in the place of the one before. */
    void hire(String... more) {
        dismiss();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // starts sooner
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WorkerService.class.getName()));
        command.addAll(RunningService.arguments("worker-service", database, redis));
        command.addAll(List.of(more));
        worker = ManagedProcess.start("worker", command, Map.of(), scratch.resolve("worker.log"));
    }

    /** Ends the worker; what is ordered from now on waits for the next one. */
    void dismiss() {
        if (worker != null) {
            worker.kill();
        }
    }

    /** The paid order's id. */
    String order(String language, List<String> experts, String name, String place, String question) {
        var order = Map.of(
                "experts",
                experts,
                "language",
                language,
                "payment_method",
                "test",
                "question",
                question,
                "profile",
                Map.of(
                        "name", name,
                        "birth_date", "1990-05-17",
                        "birth_time", "08:30",
                        "birth_location", place,
                        "timezone", "Asia/Taipei",
                        "gender", "female"));
        return client.post("/api/orders", JsonMapper.shared().valueToTree(order), Map.of())
                .path("id")
                .asString();
    }

    /** The task's id. */
    String analyse(Path document, String question) {
        return client.analyze(document, question).path("task_id").asString();
    }

    JsonNode get(String path) {
        return client.get(path);
    }

    /** The text of an answer, such as a report. */
    String read(String path) {
        var bytes = new ByteArrayOutputStream();
        client.copy(path, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** Lets the order's job fail with its first failure. */
    void withoutRetries(String order) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var update = connection.prepareStatement(
                        "UPDATE job SET max_retries = 0 WHERE id = (SELECT job_id FROM fortune_order WHERE id = ?::uuid)")) {
            update.setString(1, order);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Waits until what is there has this status. */
    void awaitStatus(String path, String status) {
        await().atMost(PATIENCE).until(() -> client.get(path).path("status").asString(), it -> {
            if (it.equals("failed") && !it.equals(status)) {
                throw new IllegalStateException(client.get(path).toString());
            }
            return it.equals(status);
        });
    }

    /** Its API ends with the JVM. */
    @Override
    public void close() {
        dismiss();
    }
}
