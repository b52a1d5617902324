package dev.errand.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.errand.database.Database;
import dev.errand.database.DatabaseSettings;
import dev.errand.embedded.EmbeddedRedis;
import dev.errand.embedded.Ports;
import dev.errand.job.Jobs;
import dev.errand.job.ReadySet;
import dev.errand.redis.RedisClients;
import dev.errand.redis.RedisPresence;
import dev.errand.redis.RedisSettings;
import dev.errand.testing.TestServers;
import io.r2dbc.pool.ConnectionPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.redisson.api.RedissonClient;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.FileSystemUtils;

/**
 * Where a fault happens: a database and a Redis of its own, workers, a ledger of what was accepted, a file of what was
 * done. What it started ends with {@link #close}; logs and files stay below {@code target/faults}.
 */
final class Site implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(3);
    static final Duration SWEEP = Duration.ofMillis(500);
    private static final Duration HEARTBEAT = Duration.ofMillis(500);
    private static final Duration TO_START = Duration.ofSeconds(90);

    private final String mark = "errand.faults.site=" + UUID.randomUUID();
    private final Path directory;
    private final EmbeddedRedis redis;
    private final dev.errand.embedded.Database database;
    private final String redisUrl;
    private final ConnectionPool pool;
    private final RedissonClient redisson;
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final Rows rows;
    private final Ledger ledger;
    private final EffectsFile effects;

    private Site(String name, dev.errand.embedded.Database database, boolean withRedis) {
        this.directory = emptied(Path.of("target", "faults", name).toAbsolutePath());
        this.database = database;
        this.redis = EmbeddedRedis.temporary().setting("appendonly", "no").start();
        this.redisUrl = withRedis ? redis.url() : "redis://127.0.0.1:" + Ports.free();
        this.pool = new Database(settings()).pool("faults");
        this.redisson = RedisClients.commands(new RedisSettings(redisUrl, Duration.ofMillis(800)));
        var sql = DatabaseClient.create(pool);
        var transaction = TransactionalOperator.create(new R2dbcTransactionManager(pool));
        var readySet = new ReadySet(redisson, redisson, new RedisPresence(Duration.ofMillis(500)), Set.of());
        this.rows = new Rows(sql);
        this.ledger = new Ledger(directory.resolve("accepted.csv"), new Jobs(sql), transaction, readySet);
        this.effects = new EffectsFile(directory.resolve("effects.csv"));
    }

    /** @param name of the test, and of the directory below {@code target/faults} */
    static Site open(String name) {
        return new Site(name, TestServers.freshDatabase(), true);
    }

    /** A site whose Redis is a port on which nobody listens. */
    static Site withoutRedis(String name) {
        return new Site(name, TestServers.freshDatabase(), false);
    }

    /** A site on a migrated database that the test may take down. */
    static Site on(dev.errand.embedded.Database database, String name) {
        return new Site(name, database, true);
    }

    private static Path emptied(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings(
                database.host(),
                database.port(),
                database.name(),
                database.user(),
                database.password(),
                4,
                Duration.ofSeconds(20));
    }

    dev.errand.embedded.Database database() {
        return database;
    }

    String redisUrl() {
        return redisUrl;
    }

    Rows rows() {
        return rows;
    }

    Ledger ledger() {
        return ledger;
    }

    EffectsFile effects() {
        return effects;
    }

    EmbeddedRedis redis() {
        return redis;
    }

    /** A path in the site's directory. */
    Path path(String name) {
        return directory.resolve(name);
    }

    /** All workers that were started, the dead among them too. */
    List<WorkerProcess> workers() {
        return workers;
    }

    /** Starts workers side by side; returns when each has said that it runs. */
    List<WorkerProcess> startWorkers(int count, int slots) {
        var started =
                IntStream.range(0, count).mapToObj(i -> launch(slots, Map.of())).toList();
        started.forEach(this::awaitRunning);
        return started;
    }

    WorkerProcess startWorker(int slots, Map<String, String> more) {
        var worker = launch(slots, more);
        awaitRunning(worker);
        return worker;
    }

    /** Starts a worker and does not wait for it. */
    WorkerProcess launch(int slots, Map<String, String> more) {
        var env = new HashMap<String, String>();
        env.put("ERRAND_DATABASE_HOST", database.host());
        env.put("ERRAND_DATABASE_PORT", Integer.toString(database.port()));
        env.put("ERRAND_DATABASE_NAME", database.name());
        env.put("ERRAND_DATABASE_USER", database.user());
        env.put("ERRAND_DATABASE_PASSWORD", database.password());
        env.put("ERRAND_REDIS_URL", redisUrl);
        env.put("ERRAND_WORKER_PORT", "0");
        env.put("ERRAND_WORKER_LEASE", LEASE.toMillis() + "ms");
        env.put("ERRAND_WORKER_HEARTBEAT", HEARTBEAT.toMillis() + "ms");
        env.put("ERRAND_WORKER_SWEEP", SWEEP.toMillis() + "ms");
        List.of("AGENT", "CLI", "NOTIFY", "SCHEDULE").forEach(lane -> env.put("ERRAND_LANE_" + lane, "0"));
        env.put("ERRAND_LANE_BULK", Integer.toString(slots));
        env.put("ERRAND_FAULT_EFFECTS", directory.resolve("effects.csv").toString());
        env.putAll(more);
        var worker = WorkerProcess.start("worker-" + (workers.size() + 1), mark, env, directory);
        workers.add(worker);
        return worker;
    }

    void awaitRunning(WorkerProcess worker) {
        await().atMost(TO_START)
                .failFast(() -> assertThat(worker.alive())
                        .as(() -> worker + " logged " + worker.lastLines(20))
                        .isTrue())
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> rows.runs(worker.pid()));
    }

    /** Returns when every job has ended; fails when that takes longer. */
    void drain(Duration bound) {
        await("every job has ended")
                .atMost(bound)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> rows.unended() == 0);
    }

    /** Stale finishing writes that the living workers had refused. */
    long staleFinishes() {
        return workers.stream()
                .filter(WorkerProcess::alive)
                .mapToLong(worker -> (long) worker.counted("errand_finishes_stale_total"))
                .sum();
    }

    /** Ends all workers; then says how many processes of this site are left, their guards included. */
    long orphans() {
        workers.forEach(WorkerProcess::end);
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (marked() > 0 && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return marked();
    }

    private long marked() {
        return ProcessHandle.allProcesses()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains("-D" + mark))
                .count();
    }

    @Override
    public void close() {
        workers.forEach(WorkerProcess::end);
        redisson.shutdown(0, 1, TimeUnit.SECONDS);
        pool.dispose();
        redis.close();
    }
}
