package dev.errand.benchmark;

import dev.errand.database.Database;
import io.r2dbc.pool.ConnectionPool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.r2dbc.core.DatabaseClient;

/** A worker in a process of its own, watched through its tally and the database. */
final class RunningWorker implements AutoCloseable {

    private static final String WAITING = "SELECT count(*) FROM job WHERE completed_at IS NULL AND type IN ('"
            + BenchJob.TYPE.name() + "', 'fortune.analysis')";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final Path directory;
    private final ConnectionPool pool;
    private final DatabaseClient database;
    private final long readyAt;

    private RunningWorker(Process process, Site.Place place, long readyAt) {
        this.process = process;
        this.directory = place.directory();
        this.pool = new Database(new Surroundings(place.environment()).database()).pool("watch");
        this.database = DatabaseClient.create(pool);
        this.readyAt = readyAt;
    }

    /** Returns when it has done its warm-up and begins to take jobs. */
    static RunningWorker start(Site.Place place, int warmUp) throws IOException {
        var process = place.start(place.with("WARM", warmUp), "worker");
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                return new RunningWorker(process, place, Long.parseLong(line.substring("READY ".length())));
            }
        }
        throw new IOException("the worker ended before it was ready");
    }

    ProcessTree tree() {
        return new ProcessTree(process.pid());
    }

    /** From when it was ready until so many jobs have run and the database holds none that waits or runs. */
    double secondsUntil(int jobs) throws IOException, InterruptedException {
        return (nanosWhen(jobs) - readyAt) / 1e9;
    }

    /** {@link System#nanoTime} when so many jobs have run and the database holds none that waits or runs. */
    long nanosWhen(int jobs) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (done() < jobs || waiting() > 0) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IOException("the worker has done " + done() + " of " + jobs + " jobs and does no more");
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return System.nanoTime();
    }

    /** How many jobs have run. */
    int done() throws IOException {
        var file = directory.resolve("c." + process.pid());
        var text = Files.exists(file) ? Files.readString(file) : "";
        return text.isBlank() ? 0 : Integer.parseInt(text.split(" ")[0]);
    }

    private long waiting() {
        return database.sql(WAITING)
                .map(row -> row.get(0, Long.class))
                .one()
                .blockOptional()
                .orElseThrow();
    }

    /** From just before a submission to its handler's start, in nanoseconds, in the order of the starts. */
    List<Long> latenesses() throws IOException {
        return Files.readAllLines(directory.resolve("l." + process.pid())).stream()
                .map(Long::valueOf)
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
        pool.dispose();
    }
}
