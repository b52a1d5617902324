package dev.errand.client.api;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API. Whatever does not succeed is an {@link ApiFailure}. */
public final class ApiClient {

    private static final Duration TO_ANSWER = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(45); // three heartbeats
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI api;
    private final JsonMapper json = JsonMapper.shared();

    public ApiClient(HttpClient http, URI api) {
        this.http = http;
        this.api = api;
    }

    /** Submits a document with a question and returns the task's id. */
    public String analyze(Path file, String query) {
        String boundary = "errand-" + UUID.randomUUID();
        var request = HttpRequest.newBuilder(api.resolve("/analyze"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(form(boundary, file, query))
                .build();
        String id = send(request).path("task_id").asString("");
        if (id.isEmpty()) {
            throw new Unreachable(request.uri() + " gave no task_id");
        }
        return id;
    }

    /** What happens to a job from now on, its present state first. */
    public EventStream events(String task) {
        return new EventStream(http, api.resolve("/api/jobs/" + task + "/events"), SILENCE, PATIENCE);
    }

    /** How a document task stands, with {@code result.analysis} when it is done. */
    public JsonNode result(String task) {
        return send(HttpRequest.newBuilder(api.resolve("/tasks/" + task + "/result"))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(withTimeout(request), BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new Unreachable(request.uri() + " answers " + response.statusCode() + ": " + response.body());
            }
            return json.readTree(response.body());
        } catch (JacksonException e) {
            throw new Unreachable(request.uri() + " does not answer in JSON", e);
        } catch (IOException e) {
            throw new Unreachable(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted while waiting for " + request.uri(), e);
        }
    }

    private static HttpRequest withTimeout(HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(TO_ANSWER)
                .build();
    }

    private static HttpRequest.BodyPublisher form(String boundary, Path file, String query) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"query\"\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + query + "\r\n"
                + "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.getFileName() + "\"\r\nContent-Type: application/pdf\r\n\r\n";
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(head),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        } catch (FileNotFoundException e) {
            throw new Unreachable(file + " is not there", e);
        }
    }
}
