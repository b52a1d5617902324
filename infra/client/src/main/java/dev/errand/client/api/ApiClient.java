package dev.errand.client.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API. Whatever does not succeed is an {@link ApiFailure}. */
public final class ApiClient {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER =
            Duration.ofSeconds(90); // the API itself waits up to 60 s where it is asked to
    private static final Duration SILENCE = Duration.ofSeconds(45); // three heartbeats
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final String api;
    private final @Nullable String key;
    private final JsonMapper json = JsonMapper.shared();

    /** Calls without a key. */
    public ApiClient(HttpClient http, URI api) {
        this(http, api, null);
    }

    /**
     * @param api where it is, perhaps under a path
     * @param key sent as a bearer token; null sends none
     */
    public ApiClient(HttpClient http, URI api, @Nullable String key) {
        this.http = http;
        this.api = api.toString().replaceAll("/+$", "");
        this.key = key;
    }

    /** A client of HTTP for it: redirects are not followed, since the key would go with them. */
    public static HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
    }

    /** The JSON of an answer to a GET. */
    public JsonNode get(String path) {
        return read(request(path));
    }

    /** The JSON of an answer to a POST. */
    public JsonNode post(String path, @Nullable JsonNode body, Map<String, String> headers) {
        var request = request(path);
        headers.forEach(request::header);
        if (body == null) {
            return read(request.POST(BodyPublishers.noBody()));
        }
        return read(request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString())));
    }

    /** Submits a document, perhaps with a question; the answer has its {@code task_id}. */
    public JsonNode analyze(Path file, @Nullable String query) {
        var form = new DocumentForm(file, query);
        var answer = read(
                request("/analyze").header("Content-Type", form.contentType()).POST(form.body()));
        if (answer.path("task_id").asString("").isEmpty()) {
            throw new Unreachable(api + "/analyze gave no task_id");
        }
        return answer;
    }

    /** What happens to a job from now on, its present state first. */
    public EventStream events(String job) {
        return new EventStream(http, request("/api/jobs/" + job + "/events").build(), SILENCE, PATIENCE);
    }

    /** Reads an answer that may be long as it comes. */
    public interface Reader<T> {
        T read(InputStream body) throws IOException;
    }

    /** Hands the body of an answer to the reader, and never has the whole of it in memory. */
    public <T> T stream(String path, Reader<T> reader) {
        return stream(request(path).build(), reader);
    }

    private <T> T stream(HttpRequest request, Reader<T> reader) {
        var response = send(request);
        try (var body = new StallGuard(response.body(), SILENCE)) {
            return reader.read(body);
        } catch (JacksonException e) {
            throw new Unreachable(request.uri() + " does not answer in JSON", e);
        } catch (IOException e) {
            throw new Unreachable(request.uri() + " stopped in the middle of its answer: " + said(e), e);
        }
    }

    /** Copies the body of an answer; gives its length. */
    public long copy(String path, OutputStream to) {
        return stream(path, body -> body.transferTo(to));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(api + path));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return request;
    }

    private JsonNode read(HttpRequest.Builder request) {
        return stream(request.build(), json::readTree);
    }

    /** An answer that is a success. */
    private HttpResponse<InputStream> send(HttpRequest request) {
        var pending = http.sendAsync(request, BodyHandlers.ofInputStream());
        try {
            var response = pending.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() >= 300) {
                throw Answers.failure(request.uri(), response);
            }
            return response;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new Unreachable(request.uri() + " does not answer: " + said(e.getCause()), e);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new Unreachable(request.uri() + " does not answer within " + TO_ANSWER.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while waiting for " + request.uri(), e);
        }
    }

    private static String said(@Nullable Throwable failure) {
        if (failure == null) {
            return "no reason given";
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
