package dev.errand.local;

import dev.errand.client.terminal.Terminal;
import dev.errand.embedded.Database;
import dev.errand.embedded.Directories;
import dev.errand.embedded.EmbeddedPostgres;
import dev.errand.embedded.EmbeddedRedis;
import dev.errand.embedded.PortTaken;
import dev.errand.embedded.Ports;
import dev.errand.embedded.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Everything that runs: PostgreSQL, Redis, the API and the workers. What was started is stopped in the other order. */
final class LocalSystem implements AutoCloseable {

    private static final Duration TO_DRAIN = Duration.ofSeconds(30);

    private final Options options;
    private final Terminal terminal;
    private final Shutdown shutdown;
    private final Path root;
    private final HttpClient http = HttpClient.newHttpClient();

    LocalSystem(Options options, Terminal terminal) {
        requirePort(options.port());
        this.options = options;
        this.terminal = terminal;
        this.shutdown = new Shutdown(terminal);
        this.root = options.data().orElseGet(() -> Directories.temporaryHome("errand-"));
    }

    /**
     * Starts all and returns when the API and the workers are ready.
     *
     * @throws StartFailed when a process does not start
     */
    Directions start() {
        if (options.data().isEmpty()) {
            shutdown.add("deleting the data", () -> Directories.delete(root));
        }
        var postgres = startPostgres();
        var redis = startRedis();
        var database = postgres.database("errand");
        startServices(environment(database, redis));
        return new Directions(options, root, logs(), database, redis.url());
    }

    boolean stopping() {
        return shutdown.begun();
    }

    HttpClient http() {
        return http;
    }

    @Override
    public void close() {
        shutdown.run();
    }

    private static void requirePort(int port) {
        try {
            Ports.requireFree(port);
        } catch (PortTaken e) {
            throw new CannotRun(e.getMessage() + "; choose another one with -Derrand.port=" + (port + 1), e);
        }
    }

    private EmbeddedPostgres startPostgres() {
        var builder = EmbeddedPostgres.at(root.resolve("postgres"));
        if (options.data().isEmpty()) {
            builder.deletingWhenOrphaned(root);
        }
        var server = builder.start();
        shutdown.add("stopping PostgreSQL", server::close);
        terminal.say("  " + server + ", process " + server.pid());
        return server;
    }

    private EmbeddedRedis startRedis() {
        var server = EmbeddedRedis.at(root.resolve("redis")).start();
        shutdown.add("stopping Redis", server::close);
        terminal.say("  " + server + ", process " + server.pid());
        return server;
    }

    private void startServices(Map<String, String> shared) {
        var services = new ArrayList<Service>();
        services.add(startApi(shared));
        for (int i = 1; i <= options.workers(); i++) {
            services.add(startWorker("worker-" + i, shared));
        }
        for (Service service : services) {
            service.awaitReady(http);
            terminal.say("  " + service.process() + " is ready");
        }
        services.forEach(this::watch);
    }

    private Service startApi(Map<String, String> shared) {
        int management = Ports.free();
        var env = new HashMap<>(shared);
        env.put("ERRAND_API_HOST", "127.0.0.1");
        env.put("ERRAND_ACCOUNTS_LOCAL", "true"); // the one user of this machine needs no account
        env.put("ERRAND_API_PORT", Integer.toString(options.port()));
        env.put("ERRAND_API_MANAGEMENT_PORT", Integer.toString(management));
        return started(new ServiceJar(options.apiJar(), logs()).start("api", management, env));
    }

    private Service startWorker(String name, Map<String, String> shared) {
        int port = Ports.free();
        var env = new HashMap<>(shared);
        env.put("ERRAND_WORKER_HOST", "127.0.0.1");
        env.put("ERRAND_WORKER_PORT", Integer.toString(port));
        return started(new ServiceJar(options.workerJar(), logs()).start(name, port, env));
    }

    private Service started(Service service) {
        shutdown.add(
                "stopping " + service.process().name(), () -> service.process().stop(TO_DRAIN));
        return service;
    }

    /** Says it when a service ends without being asked; the others stay up, as they would anywhere else. */
    private void watch(Service service) {
        var unused = service.process().onExit().thenAccept(status -> {
            if (!shutdown.begun()) {
                terminal.say("\n" + service.obituary());
            }
        });
    }

    private Path logs() {
        try {
            return Files.createDirectories(root.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment(Database database, EmbeddedRedis redis) {
        return Map.of(
                "ERRAND_DATABASE_HOST", database.host(),
                "ERRAND_DATABASE_PORT", Integer.toString(database.port()),
                "ERRAND_DATABASE_NAME", database.name(),
                "ERRAND_DATABASE_USER", database.user(),
                "ERRAND_DATABASE_PASSWORD", database.password(),
                "ERRAND_REDIS_URL", redis.url(),
                "ERRAND_SHOP_SITE_URL", "http://127.0.0.1:" + options.port(),
                "SPRING_CONFIG_ADDITIONAL_LOCATION", options.configuration(),
                "ERRAND_LOG_FORMAT", ""); // lines for people, not for a log collector
    }
}
