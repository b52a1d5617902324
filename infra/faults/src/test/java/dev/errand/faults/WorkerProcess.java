package dev.errand.faults;

import static org.awaitility.Awaitility.await;

import dev.errand.embedded.ManagedProcess;
import dev.errand.worker.WorkerService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** A real worker: a JVM of its own that runs {@link WorkerService}. */
final class WorkerProcess {

    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");
    private static final Duration TO_START = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ManagedProcess process;

    private WorkerProcess(ManagedProcess process) {
        this.process = process;
    }

    /** @param mark a word on the command line by which nothing but this site's processes is found */
    static WorkerProcess start(String name, String mark, Map<String, String> env, Path directory) {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + mark,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // starts sooner; many start in these tests
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                WorkerService.class.getName());
        return new WorkerProcess(ManagedProcess.start(name, command, env, directory.resolve(name + ".log")));
    }

    long pid() {
        return process.pid();
    }

    String name() {
        return process.name();
    }

    boolean alive() {
        return process.alive();
    }

    OptionalInt exit() {
        return process.exit();
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** SIGTERM, as a deployment does it; returns the exit status. Kills it when the grace is over. */
    int stop(Duration grace) {
        return process.stop(grace);
    }

    /** SIGSTOP: it does nothing any more, and its connections stay open. */
    void pause() {
        process.signal("STOP");
    }

    /** SIGCONT. */
    void resume() {
        process.signal("CONT");
    }

    /** Ends it if it still runs, frozen or not. */
    void end() {
        if (process.alive()) {
            process.kill();
        }
    }

    /** What it counted under this name in its Prometheus text, summed over labels; 0 if it knows no such meter. */
    double counted(String meter) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/actuator/prometheus"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith(meter + " ") || line.startsWith(meter + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int port() {
        return await().atMost(TO_START)
                .until(this::loggedPort, OptionalInt::isPresent)
                .getAsInt();
    }

    private OptionalInt loggedPort() {
        try {
            var found = PORT.matcher(Files.readString(process.log()));
            return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> lastLines(int count) {
        return process.lastLines(count);
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
