package dev.errand.api;

import dev.errand.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running API over a real PostgreSQL and a real Redis, driven over HTTP; {@link #hands} plays the worker. */
@Timeout(120)
@SpringBootTest(
        classes = ApiService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "server.address=127.0.0.1",
            "errand.accounts.local=true",
            "errand.redis.url=${test.redis.url}",
            "logging.structured.format.console=",
            "errand.events.heartbeat=300ms",
            "errand.events.look=200ms",
            "errand.commands.word-count.argv[0]=/usr/bin/wc",
            "errand.commands.word-count.argv[1]=-w",
            "errand.commands.word-count.argv[2]={file}",
            "errand.commands.word-count.description=Counts the words of a file.",
            "errand.commands.word-count.timeout=5m",
            "errand.commands.word-count.sandbox=bwrap",
            "errand.commands.word-count.input.type=object",
            "errand.commands.word-count.input.required[0]=file",
            "errand.commands.word-count.input.properties.file.type=string"
        })
public abstract class ApiTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static final class Servers {
        static final dev.errand.embedded.Database DATABASE = TestServers.freshDatabase();
    }

    /** As the tables' owner: what is true, whoever may see it. */
    protected DatabaseClient database;

    protected OwnerDatabase owner;

    @Autowired
    void owner(OwnerDatabase found) {
        owner = found;
        database = found.client();
    }

    @Autowired
    protected Hands hands;

    @Value("${local.server.port}")
    protected int port;

    @Value("${local.management.port}")
    protected int managementPort;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        database(properties, Servers.DATABASE);
        properties.add("test.redis.url", TestServers.redis()::url);
    }

    public static void database(DynamicPropertyRegistry properties, dev.errand.embedded.Database where) {
        properties.add("errand.database.host", where::host);
        properties.add("errand.database.port", where::port);
        properties.add("errand.database.name", where::name);
        properties.add("errand.database.user", where::user);
        properties.add("errand.database.password", where::password);
        properties.add("spring.flyway.url", where::jdbcUrl);
        properties.add("spring.flyway.user", where::user);
        properties.add("spring.flyway.password", where::password);
    }

    /** Another test's rows would be noise in lists and counts. */
    @BeforeEach
    void empty() {
        database.sql("TRUNCATE job, blob, worker, job_attempt, job_log, job_tag, job_key CASCADE")
                .then()
                .block();
    }

    /** An answer: its status, its headers by lower case name, its body. */
    public record Answer(int status, Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        /** The first of the errors that a problem lists. */
        public JsonNode fault() {
            return json().path("errors").path(0);
        }
    }

    protected Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    protected Answer post(String path, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.noBody()));
    }

    protected Answer postJson(String path, String json, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    protected Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    protected HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    protected static Answer send(HttpRequest.Builder request) {
        try {
            var response =
                    HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    protected long count(String table) {
        return database.sql("SELECT count(*) AS n FROM " + table)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
