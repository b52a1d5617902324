package dev.errand.benchmark;

import dev.errand.embedded.EmbeddedPostgres;
import dev.errand.embedded.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers of the benchmark's own, which keep what they commit, and the processes that it starts beside them. */
final class Site implements AutoCloseable {

    private final EmbeddedPostgres postgres = EmbeddedPostgres.temporary()
            .setting("shared_buffers", "512MB")
            .setting("max_wal_size", "4GB")
            .start();
    private final EmbeddedRedis redis = EmbeddedRedis.temporary().start();
    private final Path scratch;
    private final int slots;
    private int databases;

    Site(int slots) throws IOException {
        this.slots = slots;
        this.scratch = Files.createTempDirectory("errand-benchmark-");
    }

    String describe() {
        return postgres.description() + " (fsync on), " + redis.description() + " (appendfsync everysec), JDK "
                + Runtime.version().feature() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }

    /** A database with empty tables, an empty Redis and an empty directory. */
    Place freshPlace() throws IOException {
        var database = postgres.database("bench_" + ++databases);
        var directory = Files.createDirectories(scratch.resolve(database.name()));
        var environment = Map.of(
                "PG_URL",
                "postgresql://" + database.user() + ":" + database.password() + "@" + database.host() + ":"
                        + database.port() + "/" + database.name(),
                "HINT_URL",
                redis.url(),
                "RUN_DIR",
                directory.toString(),
                "CONC",
                Integer.toString(slots));
        Schema.make(new Surroundings(environment));
        return new Place(environment, directory);
    }

    /** Where a part of the benchmark runs. */
    record Place(Map<String, String> environment, Path directory) {

        /** Starts a JVM of its own with the same class path and run-time. */
        Process start(Map<String, String> more, String... arguments) throws IOException {
            var command = java("-Xmx1g");
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command)
                    .redirectError(directory.resolve(arguments[0] + ".err").toFile());
            builder.environment().putAll(environment);
            builder.environment().putAll(more);
            return builder.start();
        }

        Map<String, String> with(String name, int value) {
            var more = new HashMap<>(environment);
            more.put(name, Integer.toString(value));
            return more;
        }
    }

    /** How a JVM with the flags of the shipped images is started; its class path is to follow. */
    static List<String> java(String heap) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:CompileThresholdScaling=0.1"));
    }

    /** Seconds of CPU that the servers have used. */
    Servers cpu() {
        return new Servers(new ProcessTree(postgres.pid()).cpuSeconds(), new ProcessTree(redis.pid()).cpuSeconds());
    }

    record Servers(double postgres, double redis) {}

    @Override
    public void close() throws IOException {
        redis.close();
        postgres.close();
        try (var files = Files.walk(scratch)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
