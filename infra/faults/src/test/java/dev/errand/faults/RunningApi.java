package dev.errand.faults;

import dev.errand.api.ApiService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The API over a site's servers; requests need no credentials. */
final class RunningApi implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String url;

    private RunningApi(ConfigurableApplicationContext context) {
        this.context = context;
        this.url = "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    /** Both services have an {@code application.yaml}: this is the API's. */
    static RunningApi over(Site site) {
        var database = site.database();
        return new RunningApi(new SpringApplicationBuilder(ApiService.class)
                .run(
                        "--spring.config.location=file:../../api-service/src/main/resources/",
                        "--spring.jmx.enabled=false",
                        "--logging.structured.format.console=",
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--management.server.port=0",
                        "--errand.accounts.local=true",
                        "--errand.database.host=" + database.host(),
                        "--errand.database.port=" + database.port(),
                        "--errand.database.name=" + database.name(),
                        "--errand.database.user=" + database.user(),
                        "--errand.database.password=" + database.password(),
                        "--spring.flyway.url=" + database.jdbcUrl(),
                        "--spring.flyway.user=" + database.user(),
                        "--spring.flyway.password=" + database.password(),
                        "--errand.redis.url=" + site.redisUrl()));
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
        context.close();
    }
}
