package dev.errand.faults;

import static org.awaitility.Awaitility.await;

import dev.errand.embedded.ManagedProcess;
import dev.errand.testing.RunningService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The API over a site's servers; requests need no credentials. */
final class RunningApi implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("started on port (\\d+)");
    private static final Duration TO_START = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final ManagedProcess process;
    private final String url;

    private RunningApi(ManagedProcess process) {
        this.process = process;
        this.url = "http://127.0.0.1:" + await().atMost(TO_START).until(() -> port(process), port -> port > 0);
    }

    static RunningApi over(Site site) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString(),
                "--server.address=127.0.0.1",
                "--errand.accounts.local=true"));
        command.addAll(RunningService.connections(site.database(), site.redisUrl()));
        return new RunningApi(ManagedProcess.start("api", command, Map.of(), site.path("api.log")));
    }

    /** As it is shipped; {@code mvn verify} has built it before these tests. */
    private static Path jar() {
        try (var jars =
                Files.newDirectoryStream(Path.of("../../api-service/target"), "errand-api-service-*-exec.jar")) {
            return jars.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first that it says; 0 before. */
    private static int port(ManagedProcess process) throws IOException {
        var said = PORT.matcher(Files.readString(process.log()));
        return said.find() ? Integer.parseInt(said.group(1)) : 0;
    }

    String get(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    byte[] bytes(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    String post(String path, String json) {
        return new String(
                send(HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))),
                StandardCharsets.UTF_8);
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
